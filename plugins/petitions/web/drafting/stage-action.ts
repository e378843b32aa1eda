import { json, redirect } from '@remix-run/node';
import type { Outcome, Refusal, SiteContext } from '@viche/site';
import { mutationDocument } from '@viche/site';
import { petitionPath } from '../petition-path.ts';
import { type RefusedForm, textsOf } from '../refused-form.ts';
import { type DraftPage, loadDraft } from './load-draft.ts';
import { textProblems } from './problems.ts';
import { adoptDraft, type DraftEdit, dropDraft, placeOf, type SavedDraft, saveDraft } from './save-draft.ts';
import { findSimilar } from './similar.ts';
import { isTextStage, neighbour, type Stage, stagePath, stagesFor } from './stages.ts';

export interface PostedStage {
  readonly site: SiteContext;
  readonly request: Request;
  readonly stage: Stage;
  readonly form: FormData;
  readonly idempotencyKey: string | null;
}

/** What the page's fields change of the draft. */
export function editOf(stage: Stage, form: FormData): DraftEdit {
  if (isTextStage(stage)) return { [stage]: String(form.get(stage) ?? '') };
  if (stage === 'topic')
    return {
      categoryId: String(form.get('topic') ?? '') || null,
      territoryId: String(form.get('place') ?? '') || null,
    };
  return {};
}

const refused = (refusal: Refusal, form: FormData, status: number) =>
  json<RefusedForm>({ refusal, typed: textsOf(form) }, { status });

const go = (site: SiteContext, path: string, setCookie: string | null = null) =>
  redirect(site.href(path), { status: 303, headers: setCookie ? { 'Set-Cookie': setCookie } : {} });

/** One answer of the form: saved whatever it is, then judged, then on to where the button leads. */
export async function answerStage(posted: PostedStage) {
  const { site, request, stage, form } = posted;
  const intent = String(form.get('intent') ?? 'next');
  const place = placeOf(form);
  if (intent === 'adopt') return toStage(posted, await adoptDraft(site, request), stage);
  if (intent === 'drop' || intent === 'delete') {
    const gone = await dropDraft(site, request, place);
    if (!gone.done) return refused(gone.refusal, form, gone.status);
    return go(site, intent === 'drop' ? '/petitions/new/title' : homeOf(site), gone.value.setCookie);
  }
  if (intent === 'call' || intent === 'close-call' || intent === 'submit') return actOnDraft(posted, intent);
  const outcome = await saveDraft(site, request, place, editOf(stage, form));
  if (!outcome.done) return refused(outcome.refusal, form, outcome.status);
  const { ref, setCookie } = outcome.value;
  if (intent === 'leave') return go(site, homeOf(site), setCookie);
  if (intent === 'sign-in')
    return go(site, `/login?returnTo=${encodeURIComponent(site.href(stagePath(stage, ref)))}`, setCookie);
  const page = await savedPage(posted, outcome.value);
  const stages = stagesFor(page);
  if (intent === 'back') return go(site, stagePath(neighbour(stages, stage, -1), ref), setCookie);
  const problem = isTextStage(stage) && textProblems(page.draft, page.submission, site.translator)[stage];
  if (problem) return go(site, stagePath(stage, ref, 'checked=1'), setCookie);
  if (stage === 'title') {
    const answer = await answerSimilar(posted, page, outcome.value);
    if (answer) return answer;
  }
  return go(site, stagePath(neighbour(stages, stage, 1), ref), setCookie);
}

/** Where whoever writes no more goes: to the drafts of the account, or to what others ask for. */
const homeOf = ({ actor }: SiteContext): string => (actor.participantId ? '/account/petitions' : '/petitions');

/** The draft as it is kept now; a browser that has just got its key could not name it yet. */
async function savedPage({ site, request }: PostedStage, { ref, setCookie }: SavedDraft): Promise<DraftPage> {
  if (!setCookie) return loadDraft(site, request, ref);
  const cookie = setCookie.split(';', 1)[0] ?? '';
  return loadDraft(site, new Request(request.url, { headers: { cookie } }), ref);
}

/** What the author says of similar petitions; null when the way is free. */
async function answerSimilar({ site, request, form }: PostedStage, { draft }: DraftPage, kept: SavedDraft) {
  const similar = draft.ownTitle === draft.title ? [] : await findSimilar(site, draft);
  if (similar.length === 0) return null;
  const same = String(form.get('same') ?? '');
  const place = { petitionId: kept.petitionId ?? '', ref: kept.ref, revision: kept.revision };
  if (same === 'different') {
    await saveDraft(site, request, place, { ownTitle: true });
    return null;
  }
  const chosen = similar.find(({ ref }) => ref === same);
  if (chosen) {
    const gone = await dropDraft(site, request, place);
    if (gone.done) return go(site, petitionPath(chosen), gone.value.setCookie);
  }
  const wasAsked = form.get('similarTo') === draft.title;
  return go(site, stagePath('title', kept.ref, wasAsked ? 'checked=1' : 'checked=similar'), kept.setCookie);
}

function toStage({ site, form }: PostedStage, outcome: Outcome<SavedDraft>, stage: Stage) {
  if (!outcome.done) return refused(outcome.refusal, form, outcome.status);
  const { ref, setCookie } = outcome.value;
  return go(site, stagePath(stage, ref, 'moved=1'), setCookie);
}

const ACTS = {
  submit: 'submitPetitionDraft',
  call: 'openSponsorCall',
  'close-call': 'closeSponsorCall',
} as const;

async function actOnDraft({ site, form, idempotencyKey }: PostedStage, intent: keyof typeof ACTS) {
  site.requirePerson();
  const { petitionId, revision, ref } = placeOf(form);
  const seen = intent === 'close-call' ? {} : { revision };
  const outcome = await site.mutate(mutationDocument(ACTS[intent]), { input: { petitionId, ...seen, idempotencyKey } });
  if (!outcome.done) return refused(outcome.refusal, form, outcome.status);
  if (intent === 'submit') return go(site, `/account/petitions/${ref}/receipt`);
  return go(site, stagePath(intent === 'call' ? 'confirm' : 'title', ref));
}
