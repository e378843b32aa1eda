import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, ErrorSummary, Notice, StatNumbers } from '@viche/ui';
import { enumName } from '../../enum-name.ts';
import { ClusterTable } from '../components/cluster-table.tsx';
import { DoubtTable } from '../components/doubt-table.tsx';
import { DRAFT_FIELDS, DraftForm } from '../components/draft-form.tsx';
import { instantOf } from '../local-time.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';
import { EXAMINABLE, REVIEW, type ReviewData } from '../review-document.ts';

const formOf = (ref: string | undefined): string => `petitions.review:${ref}`;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petition } = await site.query<{ petition: ReviewData | null }>(REVIEW, { ref: params.key });
  if (!petition?.acts.includes('REVIEW_SIGNATURES')) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { searchParams } = new URL(request.url);
  return {
    petition,
    chosen: petition.clusters.find(({ uuid }) => uuid === searchParams.get('cluster')) ?? null,
    done: searchParams.get('done') === 'dismissed',
    title: `${site.translator.t('petitions:integrity.review.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, formOf(params.key));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const { idempotencyKey } = posted;
  const here = site.href(`/admin/petitions/${params.key}/review`);
  if (typed.intent === 'dismiss') {
    const input = { clusterId: typed.cluster ?? '', reason: typed.dismissReason ?? '', idempotencyKey };
    const outcome = await site.mutate(mutationDocument('dismissCluster'), { input });
    if (outcome.done) return redirect(`${here}?done=dismissed`, 303);
    return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
  }
  const outcome = await site.mutate<{ doubts: { uuid: string }[] }>(DRAFT, {
    input: { ...conditionsOf(typed, site.tenant.timeZone), idempotencyKey },
  });
  const drafted = outcome.done ? outcome.value.doubts[0] : undefined;
  if (drafted) return redirect(`${here}/${drafted.uuid}?done=drafted`, 303);
  if (outcome.done) return redirect(here, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

const DRAFT = mutationDocument('draftInvalidation', 'Petition { doubts { uuid } }');

/** What was typed, without what was left open. */
function conditionsOf(typed: Readonly<Record<string, string>>, timeZone: string): object {
  const enums = ['assurance', 'channel', 'pattern'];
  const chosen = ['clusterId', 'from', 'to', ...enums].flatMap((name) => {
    const value = typed[name]?.trim();
    if (!value) return [];
    if (enums.includes(name)) return [[name, enumName(value)]];
    return [[name, name === 'clusterId' ? value : instantOf(value, timeZone)]];
  });
  return {
    petitionId: typed.petitionId ?? '',
    reason: typed.reason ?? '',
    publicNote: typed.publicNote ?? '',
    ...Object.fromEntries(chosen),
  };
}

export const meta = pageMeta;

/** The fraud desk of one petition: what looks alike, what was decided, and the question which signatures to examine. */
export default function SignatureReview() {
  const { petition, chosen, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, [...DRAFT_FIELDS, 'dismissReason']);
  const words = (key: string) => t(`integrity.review.${key}`);
  return (
    <>
      <Crumbs
        items={[
          { href: href('/admin/petitions'), label: t('moderation.title') },
          { href: href(`/admin/petitions/${petition.ref}`), label: petition.title },
        ]}
      />
      <ErrorSummary errors={lines} />
      {done && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={words('done.dismissed')} appears="after-act" />
        </div>
      ) : null}
      <h1>{words('title')}</h1>
      <p className="lead mt-4">{words('lead')}</p>
      <StatNumbers
        stats={[
          { key: 'counted', value: format.number(petition.signatureCount), label: words('counted') },
          { key: 'review', value: format.number(petition.signaturesUnderReview), label: words('underReview') },
          { key: 'fallen', value: format.number(petition.signaturesInvalidated), label: words('invalidated') },
        ]}
      />
      <section className="mt-7" aria-labelledby="clusters">
        <h2 id="clusters" className="mb-4">
          {words('clusters')}
        </h2>
        {petition.clusters.length === 0 ? (
          <EmptyState icon="ok" title={words('noClusters')} headingLevel={3}>
            {words('noClustersBody')}
          </EmptyState>
        ) : (
          <ClusterTable petition={petition} />
        )}
      </section>
      <section className="mt-7" aria-labelledby="decisions">
        <h2 id="decisions" className="mb-4">
          {words('decisions')}
        </h2>
        {petition.doubts.length === 0 ? (
          <p className="muted">{words('noDecisions')}</p>
        ) : (
          <DoubtTable petition={petition} />
        )}
      </section>
      {EXAMINABLE.has(petition.state) ? (
        <DraftForm
          petition={petition}
          chosen={chosen}
          typed={refused?.typed ?? null}
          errors={byField}
          form={formOf(petition.ref)}
        />
      ) : null}
    </>
  );
}
