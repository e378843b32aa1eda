import { type Caller, ExpectedError } from '@viche/plugin-api';
import { applyImport } from '../../plugins/petitions/server/commands/apply-import.ts';
import { checkImport } from '../../plugins/petitions/server/commands/check-import.ts';
import { stepImport } from '../../plugins/petitions/server/commands/step-import.ts';
import { STATUS_MEANINGS, type StatusMeaning } from '../../plugins/petitions/server/import/statuses.ts';
import { importById, problemsAfter, statusesOf } from '../../plugins/petitions/server/queries/imports.ts';

/** The command was called wrongly; the message is for people. */
export class ImportArguments extends Error {}

export interface WantedImport {
  readonly tenant: string;
  readonly source: string;
  readonly file: string;
  readonly statuses: ReadonlyMap<string, StatusMeaning>;
  readonly act: 'check' | 'apply';
}

interface RawArguments {
  readonly tenant?: string;
  readonly source?: string;
  readonly file?: string;
  readonly status?: readonly string[];
  readonly apply?: boolean;
}

/** Reads the arguments of the console; an error in place of a throw, because it is the answer. */
export function readArguments({
  tenant,
  source,
  file,
  status = [],
  apply,
}: RawArguments): WantedImport | ImportArguments {
  if (!tenant || !source || !file) return new ImportArguments('--tenant, --source and --file are needed.');
  const statuses = new Map<string, StatusMeaning>();
  for (const pair of status) {
    const [, word, meaning] = /^(.+)=([a-z]+)$/u.exec(pair) ?? [];
    const known = STATUS_MEANINGS.find((one) => one === meaning);
    if (!word || !known) return new ImportArguments(`--status "${pair}" is not WORD=${STATUS_MEANINGS.join('|')}.`);
    statuses.set(word, known);
  }
  return { tenant, source, file, statuses, act: apply ? 'apply' : 'check' };
}

/** Rows with faults that the console prints; the desk shows all. */
const PRINTED_ROWS = 50;

/**
 * Checks an archive and, when asked, brings it in, batch by batch. Answers what to print.
 *
 * @param caller of the operator, who may what the clock may
 */
export async function importArchive(
  caller: Caller,
  { source, statuses, act, content }: WantedImport & { readonly content: Uint8Array },
): Promise<readonly string[]> {
  const importId = await checked(caller, source, content);
  if (importId instanceof ExpectedError)
    return [`The file cannot be read: ${importId.code} ${JSON.stringify(importId.params)}`];
  const report = await caller.read(async (ctx) => {
    const found = (await importById(ctx, importId))!;
    return {
      found,
      problems: await problemsAfter(ctx, importId, 0, PRINTED_ROWS),
      words: await statusesOf(ctx, found),
    };
  });
  const { found, problems, words } = report;
  const lines = [
    `${found.rows} rows, ${found.faultyRows} with faults (${found.encoding}, "${found.delimiter}").`,
    ...problems.map(({ line, column, problem, value }) => `line ${line}, ${column}: ${problem} (${value})`),
    ...words.map(
      ({ status, rows, meaning }) =>
        `status "${status}", ${rows} rows: ${statuses.get(status) ?? meaning ?? 'unknown'}`,
    ),
  ];
  const meanings = words.map(({ status, meaning }) => ({ status, meaning: statuses.get(status) ?? meaning }));
  const unknown = meanings.filter(({ meaning }) => meaning === null);
  if (act === 'check') return [...lines, 'Nothing was written. Bring it in with --apply.'];
  if (unknown.length > 0)
    return [
      ...lines,
      `Say what these mean, by --status "WORD=meaning": ${unknown.map(({ status }) => status).join(', ')}`,
    ];
  await applyImport(caller, { importId, statuses: meanings as { status: string; meaning: StatusMeaning }[] });
  while ((await stepImport(caller, { importId })).left);
  const done = await caller.read((ctx) => importById(ctx, importId));
  return [...lines, `${done!.applied} petitions were brought in.`];
}

async function checked(caller: Caller, source: string, content: Uint8Array): Promise<string | ExpectedError> {
  try {
    const { importId } = await checkImport(caller, { source, content: Buffer.from(content).toString('base64') });
    return importId;
  } catch (error) {
    if (error instanceof ExpectedError) return error;
    throw error;
  }
}
