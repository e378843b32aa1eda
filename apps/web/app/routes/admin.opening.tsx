import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf } from '@viche/site';
import { DeskAnswer, doneOf, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import { ProofNotice } from '../people/proof-notice.tsx';
import { OPENING_QUERY, type OpeningData } from '../trial/opening-data.ts';
import { ConfirmForm, WhatGoes } from '../trial/opening-forms.tsx';

const OPEN = mutationDocument('openSite');
const END = mutationDocument('endTrial');
const DONE = ['opened'] as const;
const FIELDS = ['confirm'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const { siteOpening } = await site.query<{ siteOpening: OpeningData }>(OPENING_QUERY);
  const title = site.translator.t('trial:desk.title');
  return { title, opening: siteOpening, done: doneOf(request, DONE), robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const posted = await site.readForm(request, 'opening');
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const ends = typed.intent === 'end';
  const input = { confirm: typed.confirm ?? '', idempotencyKey: posted.idempotencyKey };
  const outcome = await site.mutate(ends ? END : OPEN, { input });
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(ends ? site.href('/') : `${site.href('/admin/opening')}?done=opened`, 303);
}

/** Where a trial site is opened to residents, or given up. */
export default function OpeningPage() {
  const { opening, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('trial');
  const format = useFormat();
  const answer = <DeskAnswer refused={refused} fields={FIELDS} done={done && t(`desk.done.${done}`)} />;
  if (!opening.trial)
    return (
      <>
        {answer}
        <h1>{t('desk.openTitle')}</h1>
        <p className="lead mt-4">
          {opening.openedAt
            ? t('desk.openSince', { date: format.date(opening.openedAt, 'numeric') })
            : t('desk.openAlways')}
        </p>
      </>
    );
  return (
    <>
      {answer}
      <h1>{t('desk.title')}</h1>
      <p className="lead mt-4 mb-5">{t('desk.lead')}</p>
      <ProofNotice />
      <WhatGoes tried={opening.tried} />
      <ConfirmForm intent="open" refused={refused} />
      <section aria-labelledby="end" className="flow mt-7 measure">
        <h2 id="end">{t('desk.endTitle')}</h2>
        <p>{t('desk.endLead')}</p>
        <ConfirmForm intent="end" refused={refused} />
      </section>
    </>
  );
}
