import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs } from '@viche/ui';
import { doneOf, typedOf } from '../desk/desk-form.tsx';
import { ClosedTenant, ClosingNotice } from '../operator/closed-tenant.tsx';
import { JournalTable } from '../operator/journal-table.tsx';
import { ModuleOffers } from '../operator/module-offers.tsx';
import { OperatorAnswer, ProofDue } from '../operator/operator-answer.tsx';
import { operatorOf } from '../operator/operator-of.ts';
import { OwnerReset } from '../operator/owner-reset.tsx';
import { SuspendForm } from '../operator/suspend-form.tsx';
import { TenantFacts, TenantFailures } from '../operator/tenant-facts.tsx';
import { UsageGraphs } from '../operator/usage-graphs.tsx';

const DONE = ['suspended', 'resumed', 'offered', 'withheld', 'asked'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const slug = params.slug ?? '';
  const tenant = await operator.tenant(slug);
  const closed = tenant ? null : await operator.closedTenant(slug);
  const shown = tenant ?? closed;
  if (!shown) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  return { title: shown.name, tenant, closed, proof: operator.proof, done: doneOf(request, DONE) };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const slug = params.slug ?? '';
  const posted = await site.readForm(request, `operator-${slug}`);
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const { intent = '', plugin = '', reason = '' } = typed;
  const acts = {
    suspend: ['suspended', () => operator.suspend(slug, reason)],
    resume: ['resumed', () => operator.resume(slug, reason)],
    'reset-owner': ['asked', () => operator.resetOwner(slug, reason)],
    offer: ['offered', () => operator.offer(slug, plugin, 'offered', reason)],
    withhold: ['withheld', () => operator.offer(slug, plugin, 'withheld', reason)],
  } as const;
  const act = Object.hasOwn(acts, intent) ? acts[intent as keyof typeof acts] : null;
  if (!act) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  const [done, run] = act;
  const outcome = await run();
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(`${site.href(`/operator/tenants/${slug}`)}?done=${done}`, 303);
}

/** One hromada for the operators: numbers, failures, what it is offered, its state. */
export default function OperatorTenant() {
  const { tenant, closed, proof, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  if (closed) return <ClosedTenant tenant={closed} />;
  if (!tenant) return null;
  return (
    <>
      <OperatorAnswer refused={refused} fields={['reason']} done={done && !refused ? t(`tenant.done.${done}`) : null} />
      <Crumbs items={[{ href: href('/operator'), label: t('tenants.title') }]} />
      <h1>{tenant.name}</h1>
      <TenantFacts tenant={tenant} />
      <ClosingNotice closing={tenant.closing} />
      <UsageGraphs days={tenant.days} />
      <TenantFailures failures={tenant.failures} />
      {refused ? null : <ProofDue state={proof} />}
      <ModuleOffers tenant={tenant} refused={refused} />
      <SuspendForm tenant={tenant} refused={refused} />
      <OwnerReset tenant={tenant} refused={refused} />
      <section aria-labelledby="journal" className="mt-7 flow">
        <h2 id="journal">{t('journal.title')}</h2>
        <JournalTable entries={tenant.journal} of="tenant" />
      </section>
    </>
  );
}
