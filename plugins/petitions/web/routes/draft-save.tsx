import type { ActionFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { DRAFT_FORM } from '../drafting/form-name.ts';
import { placeOf, saveDraft } from '../drafting/save-draft.ts';
import { editOf } from '../drafting/stage-action.ts';
import { stageVersion } from '../drafting/stage-version.ts';
import { isStage } from '../drafting/stages.ts';

const stageOf = (form: FormData): string => String(form.get('stage') ?? '');
const versionOf = (stage: string): string => (isStage(stage) ? stageVersion(stage) : '');

/** Saves a page of the form while somebody writes. Answers JSON to the script, which says what became of it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const posted = await site.readForm(request, DRAFT_FORM, { version: (form) => versionOf(stageOf(form)) });
  if (!posted.done) return Response.json({ problem: posted.refusal.code }, { status: posted.status });
  const { form } = posted;
  const stage = stageOf(form);
  const place = placeOf(form);
  // The login ended meanwhile: the text of an account is not put under a browser's key behind the person's back.
  if (!isStage(stage) || (place.petitionId && !site.actor.participantId))
    return Response.json({ problem: 'core/sign-in' }, { status: 401 });
  const outcome = await saveDraft(site, request, place, editOf(stage, form));
  if (!outcome.done) return Response.json({ problem: outcome.refusal.code }, { status: outcome.status });
  const { setCookie, ...saved } = outcome.value;
  return Response.json(saved, { headers: setCookie ? { 'Set-Cookie': setCookie } : {} });
}
