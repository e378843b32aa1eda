/** Why a file is not taken. The words stand in the catalogue `files` under `errors.<problem>`. */
export const FILE_PROBLEMS = [
  'empty',
  'type-refused',
  'not-a-crest',
  'too-small',
  'heic',
  'too-big',
  'too-many-pixels',
  'unreadable',
  'encrypted',
  'too-many-pages',
  'too-big-inside',
  'active-content',
  'no-signer',
  'infected',
  'scanner-down',
  'quota',
  'no-room',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** A file that is not taken, and why: expected, told to the person next to its field. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly problem: FileProblem;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(problem: FileProblem, params: Readonly<Record<string, string | number>> = {}) {
    super(problem);
    this.problem = problem;
    this.params = params;
  }
}
