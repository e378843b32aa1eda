import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, DescriptionList, ErrorSummary, Notice } from '@viche/ui';
import { AskedNotice } from '../components/asked-notice.tsx';
import { DoubtedSignatures } from '../components/doubted-signatures.tsx';
import { DryRunPart } from '../components/dry-run-part.tsx';
import { InvalidationActs } from '../components/invalidation-acts.tsx';
import { useConditions } from '../components/use-conditions.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';
import { EXAMINABLE, INVALIDATION, type InvalidationResult } from '../review-document.ts';
import { SECOND_PERSON } from '../second-person.ts';

/** What the page's buttons do, and whether they say why. */
const ACTS = {
  recount: { mutation: 'repeatDryRun', done: 'counted', reason: false },
  quarantine: { mutation: 'quarantineSignatures', done: 'quarantined', reason: false },
  release: { mutation: 'releaseSignatures', done: 'released', reason: true },
  invalidate: { mutation: 'invalidateSignatures', done: 'invalidated', reason: true },
  revert: { mutation: 'revertInvalidation', done: 'reverted', reason: true },
} as const;

const formOf = (id: string | undefined): string => `petitions.invalidation:${id}`;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petition } = await site.query<InvalidationResult>(INVALIDATION, { ref: params.key });
  const doubt = petition?.doubts.find(({ uuid }) => uuid === params.invalidation);
  if (!petition?.acts.includes('REVIEW_SIGNATURES') || !doubt)
    throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { doubts: _others, ...head } = petition;
  return {
    petition: head,
    doubt,
    done: new URL(request.url).searchParams.get('done'),
    title: `${site.translator.t('petitions:integrity.review.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, formOf(params.invalidation));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const intent = typed.intent ?? '';
  if (!Object.hasOwn(ACTS, intent)) throw Response.json({ code: 'core/bad-input' }, { status: 422 });
  const act = ACTS[intent as keyof typeof ACTS];
  const outcome = await site.mutate(mutationDocument(act.mutation), {
    input: {
      invalidationId: params.invalidation ?? '',
      ...(act.reason && { reason: typed.reason ?? '' }),
      idempotencyKey: posted.idempotencyKey,
    },
  });
  const asked = !outcome.done && outcome.refusal.code === SECOND_PERSON;
  const here = site.href(`/admin/petitions/${params.key}/review/${params.invalidation}`);
  if (outcome.done || asked) return redirect(`${here}?done=${asked ? 'asked' : act.done}`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** One decision about signatures: which, why, what would happen, and the buttons that fit its state. */
export default function Invalidation() {
  const { petition, doubt, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const conditions = useConditions();
  const { byField, lines } = errorsOf(refused?.refusal, ['reason']);
  const words = (key: string) => t(`integrity.review.${key}`);
  return (
    <>
      <Crumbs
        items={[
          { href: href(`/admin/petitions/${petition.ref}`), label: petition.title },
          { href: href(`/admin/petitions/${petition.ref}/review`), label: words('title') },
        ]}
      />
      <ErrorSummary errors={lines} note={byField.reason ? undefined : ''} />
      {done === 'asked' && !refused ? <AskedNotice /> : null}
      {done && done !== 'asked' && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={words(`done.${done}`)} appears="after-act" />
        </div>
      ) : null}
      <h1>{words('title')}</h1>
      <div className="mt-5">
        <DescriptionList
          facts={[
            { key: 'state', term: words('state'), value: words(`invalidationState.${doubt.state}`) },
            { key: 'conditions', term: words('conditions'), value: conditions(doubt.criteria) },
            {
              key: 'signatures',
              term: words('signatures'),
              value: format.number(doubt.state === 'drafted' ? doubt.dryRunCount : doubt.signatures),
            },
            { key: 'note', term: words('publicNote'), value: doubt.publicNote },
            { key: 'reason', term: words('reason'), value: doubt.reason },
          ]}
        />
      </div>
      {doubt.dryRun ? <DryRunPart doubt={doubt} state={petition.state} /> : null}
      <InvalidationActs
        doubt={doubt}
        petition={EXAMINABLE.has(petition.state) ? 'examinable' : 'over'}
        typed={refused?.typed ?? {}}
        error={byField.reason}
        form={formOf(doubt.uuid)}
      />
      <DoubtedSignatures doubt={doubt} petitionRef={petition.ref} />
    </>
  );
}
