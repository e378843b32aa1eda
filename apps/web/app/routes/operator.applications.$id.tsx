import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs } from '@viche/ui';
import { doneOf, typedOf } from '../desk/desk-form.tsx';
import { MandateConflicts } from '../operator/mandate-conflicts.tsx';
import { MandateDecision } from '../operator/mandate-decision.tsx';
import { MandateFacts, MandateLetter } from '../operator/mandate-facts.tsx';
import { OperatorAnswer, ProofDue } from '../operator/operator-answer.tsx';
import { operatorOf } from '../operator/operator-of.ts';

const DONE = ['approve', 'refuse'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const mandate = await operator.mandate(params.id ?? '');
  if (!mandate) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  return { title: mandate.hromada.name, mandate, proof: operator.proof, done: doneOf(request, DONE) };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const id = params.id ?? '';
  const posted = await site.readForm(request, `operator-application-${id}`);
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const act = DONE.find((known) => known === typed.intent);
  if (!act) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  const outcome = await operator.decideMandate(id, act, typed.reason ?? '');
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(`${site.href(`/operator/applications/${id}`)}?done=${act}`, 303);
}

/** One application of a private person: who, what stands in the way, the council's letter, the decision. */
export default function OperatorApplication() {
  const { mandate, proof, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  const isOpen = mandate.state === 'waiting' || mandate.state === 'approved';
  return (
    <>
      <OperatorAnswer
        refused={refused}
        fields={['reason']}
        done={done && !refused ? t(`applications.done.${done}`) : null}
      />
      <Crumbs items={[{ href: href('/operator/applications'), label: t('applications.title') }]} />
      <h1>{mandate.hromada.name}</h1>
      {isOpen ? <MandateConflicts mandate={mandate} /> : null}
      <MandateFacts mandate={mandate} />
      <MandateLetter mandate={mandate} />
      {refused || !isOpen ? null : <ProofDue state={proof} />}
      <MandateDecision mandate={mandate} refused={refused} />
    </>
  );
}
