import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageMeta, siteOf } from '@viche/site';
import { ConfirmStage } from '../drafting/confirm-stage.tsx';
import { DRAFT_FORM } from '../drafting/form-name.ts';
import { GuestDraftFound } from '../drafting/guest-draft-found.tsx';
import { loadDraft } from '../drafting/load-draft.ts';
import { PreviewStage } from '../drafting/preview-stage.tsx';
import { textProblems } from '../drafting/problems.ts';
import { findSimilar } from '../drafting/similar.ts';
import { answerStage } from '../drafting/stage-action.ts';
import { StageFrame } from '../drafting/stage-frame.tsx';
import type { StagePage } from '../drafting/stage-page.ts';
import { isStage, stagePath, stagesFor } from '../drafting/stages.ts';
import { TextStage } from '../drafting/text-stage.tsx';
import { TopicStage } from '../drafting/topic-stage.tsx';
import { type RefusedForm, textsOf } from '../refused-form.ts';

const notFound = () => Response.json({ code: 'core/not-found' }, { status: 404 });

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { stage } = params;
  if (!isStage(stage)) throw notFound();
  const { searchParams } = new URL(request.url);
  const page = await loadDraft(site, request, searchParams.get('draft'));
  const { draft, submission } = page;
  const stages = stagesFor(page);
  if (!stages.includes(stage)) throw redirect(site.href(stagePath('preview', draft.ref)));
  const problems = textProblems(draft, submission, site.translator);
  const complete = Object.keys(problems).length === 0;
  if (stage === 'preview' && draft.kind === 'new') throw redirect(site.href(stagePath('title', null)));
  if (stage === 'confirm' && !complete) throw redirect(site.href(stagePath('preview', draft.ref)));
  // While the group gathers the text stands: its pages only show it.
  if (draft.call && stage !== 'preview' && stage !== 'confirm')
    throw redirect(site.href(stagePath('confirm', draft.ref)));
  const unanswered = stage === 'title' && draft.title !== '' && !problems.title && draft.ownTitle !== draft.title;
  const question = site.translator.t(`petitions:draft.stage.${stage}`);
  return {
    ...page,
    stage,
    stages,
    problems,
    similar: unanswered ? await findSimilar(site, draft) : [],
    checked: searchParams.get('checked') === '1',
    moved: searchParams.has('moved'),
    signedIn: site.actor.participantId !== null,
    authorName: site.actor.publicName ?? '',
    title: `${question}: ${site.translator.t('petitions:draft.new')} · ${site.tenant.names[site.locale].short}`,
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const { stage } = params;
  if (!isStage(stage)) throw notFound();
  if (new URL(request.url).searchParams.has('draft')) site.requirePerson();
  const posted = await site.readForm(request, DRAFT_FORM, { pace: stage === 'confirm' ? 'human' : 'any' });
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
  return <TextStage page={page} part={page.stage} />;
}
