import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Card, EmptyState, ErrorSummary, Fold, Notice, TextInput, TextLink } from '@viche/ui';
import { doneOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import { ROLLOUT_FIELDS, type RolloutStepData } from '../desk/rollout-plan.tsx';

const PLAN = `query RolloutPlan { rolloutPlan { ${ROLLOUT_FIELDS} } }`;

const SETTLE = mutationDocument('settleRolloutStep');
const MOVE = mutationDocument('moveRolloutStep');
const DONE = ['settled', 'open', 'moved'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const { rolloutPlan } = await site.query<{ rolloutPlan: RolloutStepData[] }>(PLAN);
  return {
    title: site.translator.t('site:rollout.title'),
    steps: rolloutPlan,
    done: doneOf(request, DONE),
    robots: 'noindex' as const,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'rollout');
  if (!posted.done) return data({ refusal: posted.refusal, typed: {} }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const text = (name: string) => String(form.get(name) ?? '');
  const step = text('step');
  const common = { step, revision: Number(text('revision')) || 0, idempotencyKey };
  const intent = DONE.find((known) => known === text('intent')) ?? 'moved';
  const dueOn = text('dueOn');
  const typed: Readonly<Record<string, string>> = { step, dueOn };
  if (intent === 'moved' && !/^\d{4}-\d\d-\d\d$/.test(dueOn)) {
    const message = site.translator.t('forms:problem.required');
    const fields = [{ field: 'dueOn', message }];
    return data({ refusal: { code: 'core/bad-input', message, fields }, typed }, { status: 422 });
  }
  const outcome =
    intent === 'moved'
      ? await site.mutate(MOVE, { input: { ...common, dueOn } })
      : await site.mutate(SETTLE, { input: { ...common, state: intent } });
  if (outcome.done) return redirect(`${site.href('/admin/rollout')}?done=${intent}#${step}`, 303);
  return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** The model plan of putting a site into use: what, why, by which day. */
export default function Rollout() {
  const { steps, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('site');
  const typed: Readonly<Record<string, string>> = refused?.typed ?? {};
  const ofDay = refused?.refusal.fields.find(({ field }) => field === 'dueOn')?.message;
  return (
    <>
      {refused ? (
        <ErrorSummary
          errors={ofDay ? [{ fieldId: `due-${typed.step}`, message: ofDay }] : [{ message: refused.refusal.message }]}
        />
      ) : null}
      {done && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={t(`rollout.said.${done}`)} appears="after-act" />
        </div>
      ) : null}
      <h1>{t('rollout.title')}</h1>
      <p className="lead mt-4 mb-5">{t('rollout.lead')}</p>
      {steps.length === 0 ? (
        <EmptyState icon="ok" title={t('rollout.none')} headingLevel={2}>
          {t('rollout.noneBody')}
        </EmptyState>
      ) : (
        <div className="flow">
          {steps.map((step) => (
            <Step
              key={step.step}
              step={step}
              typedDay={typed.step === step.step ? typed.dueOn : undefined}
              error={typed.step === step.step ? ofDay : undefined}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface StepProps {
  readonly step: RolloutStepData;
  readonly typedDay: string | undefined;
  readonly error: string | undefined;
}

function Step({ step: { step, dueOn, settledAt, path, revision }, typedDay, error }: StepProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const title = t(`rollout.steps.${step}.title`);
  const secrets = (
    <>
      <FormSecrets scope="rollout" />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
  return (
    <section id={step}>
      <Card title={title} headingLevel={2}>
        <p>{t(`rollout.steps.${step}.body`)}</p>
        <p className="muted">
          {settledAt
            ? t('rollout.settledOn', { date: format.date(settledAt, 'day') })
            : t('rollout.until', { date: format.date(dueOn, 'day') })}
        </p>
        {path && !settledAt ? (
          <TextLink href={href(path)}>
            {t('rollout.go')}
            <span className="sr">: {title}</span>
          </TextLink>
        ) : null}
        <form method="post" action={href('/admin/rollout')}>
          {secrets}
          <Button variant="second" name="intent" value={settledAt ? 'open' : 'settled'}>
            {t(settledAt ? 'rollout.reopen' : 'rollout.settle')}
            <span className="sr">: {title}</span>
          </Button>
        </form>
        {/* What was typed stays, also when a colleague has settled the step meanwhile. */}
        {settledAt && typedDay === undefined ? null : (
          <Fold summary={t('rollout.move')} state={typedDay === undefined ? 'closed' : 'open'}>
            <form method="post" action={href('/admin/rollout')} className="flow-sm" noValidate>
              {secrets}
              <TextInput
                id={`due-${step}`}
                name="dueOn"
                type="date"
                width="m"
                label={t('rollout.day')}
                error={error}
                defaultValue={typedDay ?? dueOn}
              />
              <Button variant="second" name="intent" value="moved">
                {t('rollout.moveDo')}
                <span className="sr">: {title}</span>
              </Button>
            </form>
          </Fold>
        )}
      </Card>
    </section>
  );
}
