import type { ListedPetition } from '../components/petition-row.tsx';
import type { RefusedForm } from '../refused-form.ts';
import type { DraftPage } from './load-draft.ts';
import type { TextProblems } from './problems.ts';
import type { Stage } from './stages.ts';

/** Everything that a page of the form shows. */
export interface StagePage extends DraftPage {
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly problems: TextProblems;
  /** Public petitions that ask for much the same, until the author has said that his is another. */
  readonly similar: readonly ListedPetition[];
  /** Whether the answer of this page was just judged. */
  readonly checked: boolean;
  /** Whether the draft has just come into the account. */
  readonly moved: boolean;
  readonly signedIn: boolean;
  readonly authorName: string;
  readonly refused: RefusedForm | undefined;
}
