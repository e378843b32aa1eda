import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, ErrorSummary, Notice } from '@viche/ui';
import { LOOK_INPUTS, LookForm } from '../components/look-form.tsx';
import { LOOK_FORM, type LookFormResult, OPEN_LOOK } from '../look-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const formOf = (ref: string | undefined): string => `petitions.look:${ref}`;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petition, looksToday, petitionLooksPerDay } = await site.query<LookFormResult>(LOOK_FORM, {
    ref: params.key,
  });
  if (!petition?.acts.includes('LOOK_AT_SIGNATORIES')) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { searchParams } = new URL(request.url);
  return {
    petition,
    looks: { left: Math.max(petitionLooksPerDay - looksToday, 0), limit: petitionLooksPerDay },
    invalidation: searchParams.get('invalidation') ?? '',
    over: searchParams.has('over'),
    title: `${site.translator.t('petitions:integrity.looks.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

const LINES = ['petitionId', 'name', 'invalidationId', 'after', 'ground', 'reason'] as const;

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, formOf(params.key));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  if (!typed.ground) {
    const message = site.translator.t('petitions:integrity.looks.groundNone');
    const refusal = { code: 'core/bad-input', message, fields: [{ field: 'ground', message }] };
    return json<RefusedForm>({ refusal, typed }, { status: 422 });
  }
  const given = LINES.flatMap((name) => (typed[name]?.trim() ? [[name, typed[name]]] : []));
  const input = { petitionId: '', reason: '', ...Object.fromEntries(given), idempotencyKey: posted.idempotencyKey };
  const outcome = await site.mutate<{ uuid: string }>(OPEN_LOOK, { input });
  if (outcome.done) return redirect(site.href(`/admin/petitions/${params.key}/look/${outcome.value.uuid}`), 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** The question that stands before every look at who signed: on what ground, and what for. */
export default function Look() {
  const { petition, looks, invalidation, over } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, LOOK_INPUTS);
  const words = (key: string) => t(`integrity.looks.${key}`);
  const path = `/admin/petitions/${petition.ref}`;
  const decision = refused?.typed.invalidationId ?? invalidation;
  return (
    <>
      <Crumbs
        items={[
          { href: href(path), label: petition.title },
          { href: href(`${path}/names`), label: t('integrity.names.title') },
        ]}
      />
      <ErrorSummary errors={lines} />
      {over && !refused ? (
        <div className="mb-5">
          <Notice tone="warn" headingLevel={2} title={words('over')}>
            {words('overBody')}
          </Notice>
        </div>
      ) : null}
      <h1>{words('title')}</h1>
      <p className="lead mt-4 mb-5">{words('lead')}</p>
      {decision ? <p className="mb-5">{words('ofDecision')}</p> : null}
      <LookForm
        scope={formOf(petition.ref)}
        action={href(`${path}/look`)}
        looks={looks}
        kind="signatories"
        hidden={{ petitionId: petition.id, ...(decision && { invalidationId: decision }) }}
        typed={refused?.typed ?? {}}
        errors={byField}
      />
    </>
  );
}
