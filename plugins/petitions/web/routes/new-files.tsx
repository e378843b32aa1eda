import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageMeta, siteOf } from '@viche/site';
import { actOnFiles, isFileAct } from '../attach-file.ts';
import { FilesStage } from '../drafting/files-stage.tsx';
import { DRAFT_FORM } from '../drafting/form-name.ts';
import { GuestDraftFound } from '../drafting/guest-draft-found.tsx';
import { stagePage } from '../drafting/load-stage.ts';
import { placeOf } from '../drafting/save-draft.ts';
import { answerStage } from '../drafting/stage-action.ts';
import { StageFrame } from '../drafting/stage-frame.tsx';
import { stagePath } from '../drafting/stages.ts';
import { type RefusedForm, textsOf } from '../refused-form.ts';

export const loader = ({ request, context }: LoaderFunctionArgs) => stagePage(siteOf(context), request, 'files');

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  if (new URL(request.url).searchParams.has('draft')) site.requirePerson();
  const posted = await site.readForm(request, DRAFT_FORM);
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  if (!isFileAct(form)) return answerStage({ site, request, stage: 'files', form, idempotencyKey });
  site.requirePerson();
  const { petitionId, ref } = placeOf(form);
  const outcome = await actOnFiles(site, posted, petitionId);
  if (outcome.done) return redirect(site.href(stagePath('files', ref)), 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed: textsOf(form) }, { status: outcome.status });
}

export const meta = pageMeta;

/** The page of the form that takes files, one at a time. */
export default function NewPetitionFiles() {
  const page = { ...useLoaderData<typeof loader>(), refused: useActionData<RefusedForm>() };
  return (
    <StageFrame page={page}>
      {page.draft.kind === 'guest' && page.signedIn ? <GuestDraftFound page={page} /> : <FilesStage page={page} />}
    </StageFrame>
  );
}
