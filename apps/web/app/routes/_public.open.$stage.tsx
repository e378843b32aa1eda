import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import {
  ONBOARDING_STAGES,
  type OnboardingStage,
  pageMeta,
  type Refusal,
  SITE_BEGINNINGS,
  type SiteBeginning,
  type SiteContext,
  siteOf,
} from '@viche/site';
import { AddressAnswer, CheckAnswer, ModulesAnswer, RulesAnswer } from '../onboarding/answers.tsx';
import { DocumentsAnswer } from '../onboarding/documents-answer.tsx';
import { HromadaChoice, HromadaSearchForm } from '../onboarding/hromada-stage.tsx';
import { LookAnswer } from '../onboarding/look-answer.tsx';
import { PeopleAnswer } from '../onboarding/people-answer.tsx';
import { ProveAgain } from '../onboarding/prove-again.tsx';
import { StageFrame } from '../onboarding/stage-frame.tsx';

const PLAIN_STAGES = ONBOARDING_STAGES.filter((stage) => stage !== 'mandate');

/** The step of the address, for somebody who may be here; others are shown the way in. */
function stageOf(site: SiteContext, given: string | undefined) {
  // The letter of a private person has a page of its own.
  const stage = PLAIN_STAGES.find((known) => known === given);
  const { onboarding } = site;
  if (!stage || !onboarding) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  if (!onboarding.applicant) throw redirect(site.href('/open'));
  return { stage, onboarding };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { stage, onboarding } = stageOf(site, params.stage);
  const question = (new URL(request.url).searchParams.get('q') ?? '').trim();
  const draft = await onboarding.draft();
  const search = stage === 'hromada' && question ? await onboarding.search(question) : null;
  const { t } = site.translator;
  return {
    title: `${t(`site:onboarding.${stage}.title`)} · ${t('site:platform.name')}`,
    stage,
    question,
    drafts: stage === 'documents' ? (await onboarding.drafts()).map(({ text: _, ...one }) => one) : [],
    draft: { ...draft, savedAt: draft.savedAt?.toISOString() ?? null },
    search: search ?? { found: draft.hromada ? [draft.hromada] : [], count: draft.hromada ? 1 : 0 },
  };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const { stage, onboarding } = stageOf(site, params.stage);
  const posted = await site.readForm(request, `open-${stage}`);
  const form = posted.done ? posted.form : posted.typed;
  if (!posted.done) return refused(form, posted.refusal, posted.status);
  if (stage === 'check') {
    const state = SITE_BEGINNINGS.find((known) => known === form.get('state')) ?? null;
    const opened = await onboarding.open(state);
    return opened.done
      ? redirect(`${site.href('/open/done')}?${doneQuery(opened.value, state)}`, 303)
      : refused(form, opened.refusal, opened.status);
  }
  const saved = await onboarding.save(stage, form, posted.files);
  if (!saved.done) {
    const code = String(form.get('code') ?? '');
    const search = code ? await onboarding.search(code) : null;
    return refused(form, saved.refusal, saved.status, search);
  }
  if (form.get('intent') === 'preview') return redirect(site.href('/open/preview'), 303);
  if (form.get('intent') === 'more') return redirect(site.href('/open/people'), 303);
  const { stages } = await onboarding.draft();
  const next = stages[stages.indexOf(stage) + 1] as OnboardingStage;
  return redirect(site.href(`/open/${next}`), 303);
}

const doneQuery = (
  { slug, next }: { readonly slug: string; readonly next: readonly string[] },
  state: SiteBeginning | null,
) =>
  new URLSearchParams([
    ['site', slug],
    ...(state === 'sandbox' ? [['trial', 'yes']] : []),
    ...next.map((one) => ['next', one]),
  ]);

function refused(
  form: FormData,
  refusal: Refusal,
  status: number,
  search: Awaited<ReturnType<NonNullable<SiteContext['onboarding']>['search']>> | null = null,
) {
  const typed = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  return json({ refusal, typed, search }, { status });
}

/** One step of opening a site: a plain form that keeps its answers and leads to the next. */
export default function OpenStage() {
  const { t } = useTranslation('site');
  const { stage, draft, drafts, question, search } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = new Map(answer?.typed ?? []);
  const refusal = answer?.refusal ?? null;
  const errorOf = (field: string) => refusal?.fields.find((problem) => problem.field === field)?.message;
  const typedList = (field: string, kept: readonly string[]) =>
    answer ? answer.typed.flatMap(([name, value]) => (name === field ? [value] : [])) : kept;
  const answers = {
    draft,
    errorOf,
    isBack: answer !== undefined,
    typed: (field: string, kept: string) => typed.get(field) ?? kept,
    typedList,
  };
  const shown = answer?.search ?? search;
  const { stages, mandate } = draft;
  const frame = {
    stage,
    stages,
    refusal,
    revision: draft.revision,
    savedAt: draft.savedAt,
    missing: draft.missing,
    submit: t(stage === 'check' ? 'onboarding.check.open' : `onboarding.${stage}.next`),
  };
  const asksAgain = draft.people.length > 0 && draft.proof.state === 'stale';
  switch (stage) {
    case 'hromada':
      return (
        <StageFrame
          {...frame}
          submit={shown.found.length > 0 ? frame.submit : undefined}
          before={<HromadaSearchForm question={question} />}
        >
          <HromadaChoice
            {...shown}
            question={question}
            code={typed.get('code') ?? draft.hromada?.code ?? ''}
            error={errorOf('code')}
            confirm={errorOf('confirm')}
          />
        </StageFrame>
      );
    case 'address':
      return (
        <StageFrame {...frame}>
          <AddressAnswer {...answers} />
        </StageFrame>
      );
    case 'look':
      return (
        <StageFrame {...frame} takes="files" second={{ words: t('onboarding.look.preview'), intent: 'preview' }}>
          <LookAnswer {...answers} />
        </StageFrame>
      );
    case 'modules':
      return (
        <StageFrame {...frame}>
          <ModulesAnswer {...answers} />
        </StageFrame>
      );
    case 'rules':
      return (
        <StageFrame {...frame}>
          <RulesAnswer {...answers} />
        </StageFrame>
      );
    case 'documents':
      return (
        <StageFrame {...frame}>
          <DocumentsAnswer {...answers} drafts={drafts} />
        </StageFrame>
      );
    case 'people':
      return (
        <StageFrame
          {...frame}
          second={
            draft.people.length < draft.mostPeople ? { words: t('onboarding.people.more'), intent: 'more' } : undefined
          }
        >
          <PeopleAnswer {...answers} />
        </StageFrame>
      );
    case 'check':
      return (
        <StageFrame
          {...frame}
          fields={['state']}
          before={asksAgain ? <ProveAgain minutes={draft.proof.minutes} /> : null}
          submit={draft.missing.length === 0 && mandate !== 'waiting' && !asksAgain ? frame.submit : undefined}
        >
          <CheckAnswer {...answers} />
        </StageFrame>
      );
  }
}
