import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageMeta, siteOf } from '@viche/site';
import { ConfirmStage } from '../drafting/confirm-stage.tsx';
import { DRAFT_FORM } from '../drafting/form-name.ts';
import { GuestDraftFound } from '../drafting/guest-draft-found.tsx';
import { submissionFacts } from '../drafting/load-draft.ts';
import { stagePage } from '../drafting/load-stage.ts';
import { PreviewStage } from '../drafting/preview-stage.tsx';
import { answerStage } from '../drafting/stage-action.ts';
import { StageFrame } from '../drafting/stage-frame.tsx';
import type { StagePage } from '../drafting/stage-page.ts';
import { stageVersion } from '../drafting/stage-version.ts';
import { isStage, isTextStage } from '../drafting/stages.ts';
import { TextStage } from '../drafting/text-stage.tsx';
import { TopicStage } from '../drafting/topic-stage.tsx';
import { type RefusedForm, textsOf } from '../refused-form.ts';

const notFound = () => Response.json({ code: 'core/not-found' }, { status: 404 });

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { stage } = params;
  // Files have a page of their own kind, which takes them.
  if (!isStage(stage) || stage === 'files') throw notFound();
  return stagePage(siteOf(context), request, stage);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const { stage } = params;
  if (!isStage(stage)) throw notFound();
  if (new URL(request.url).searchParams.has('draft')) site.requirePerson();
  const version = stageVersion(stage, stage === 'confirm' ? await submissionFacts(site) : undefined);
  const posted = await site.readForm(request, DRAFT_FORM, { pace: stage === 'confirm' ? 'human' : 'any', version });
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  return answerStage({ site, request, stage, form: posted.form, idempotencyKey: posted.idempotencyKey });
}

export const meta = pageMeta;

/** One page of the form in which a petition is written. */
export default function NewPetitionStage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const stage = { ...page, refused };
  return (
    <StageFrame page={stage}>
      <StageBody page={stage} />
    </StageFrame>
  );
}

function StageBody({ page }: { page: StagePage }) {
  if (page.draft.kind === 'guest' && page.signedIn) return <GuestDraftFound page={page} />;
  if (page.stage === 'preview') return <PreviewStage page={page} />;
  if (page.stage === 'confirm') return <ConfirmStage page={page} />;
  if (page.stage === 'topic') return <TopicStage page={page} />;
  return isTextStage(page.stage) ? <TextStage page={page} part={page.stage} /> : null;
}
