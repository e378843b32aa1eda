import type { FormDraft, FormStep, StagedForm, StageResult } from './form-draft.ts';
import { stage } from './staged-form.ts';

export interface KeptDraft {
  readonly draft: FormDraft;
  readonly revision: number;
}

/** Where drafts live: on the server, under a key that only their owner can name. */
export interface DraftStore {
  load(id: string): Promise<KeptDraft | null>;
  /** False when the draft is no longer at `revision` (0 = not kept yet): another tab was quicker. */
  save(id: string, draft: FormDraft, revision: number): Promise<boolean>;
}

const MAX_TRIES = 3;

/**
 * One turn of a kept form: loads, applies the post, saves. When another tab saved in between, the post is applied to
 * what that tab left, so neither answer is lost. The draft stays after `submit`; drop it once the command succeeded.
 *
 * @throws Error when three tabs in a row were quicker
 */
export async function runStage<const Steps extends readonly FormStep[]>(
  definition: StagedForm<Steps>,
  store: DraftStore,
  id: string,
  posted: FormData | null,
): Promise<StageResult<Steps>> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const kept = await store.load(id);
    const result = stage(definition, posted, kept?.draft ?? null);
    // Opening a page writes nothing: robots and previews must not fill the table with drafts.
    if (!posted || (await store.save(id, result.draft, kept?.revision ?? 0))) return result;
  }
  throw new Error(`The draft of "${definition.id}" keeps changing under its own post`);
}
