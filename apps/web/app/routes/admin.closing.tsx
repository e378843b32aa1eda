import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, type SiteContext, siteOf } from '@viche/site';
import { CLOSING_QUERY, type ClosingData } from '../closing/closing-data.ts';
import { RunningClosing } from '../closing/running-closing.tsx';
import { StartForm } from '../closing/start-form.tsx';
import { DeskAnswer, doneOf, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import { ProofNotice } from '../people/proof-notice.tsx';

const START = mutationDocument('startClosing');
const CHANGE = mutationDocument('changeClosing');
const CANCEL = mutationDocument('cancelClosing');
const DONE = ['started', 'changed', 'cancelled'] as const;
const FIELDS = ['lastDay', 'reason', 'movedTo'] as const;
const WHAT = ['notice', 'nothingNew', 'end', 'free'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  // A trial needs no notice: it is given up where it is opened.
  if (site.tenant.state === 'sandbox') throw redirect(site.href('/admin/opening'));
  const { siteClosing } = await site.query<{ siteClosing: ClosingData }>(CLOSING_QUERY);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: site.tenant.timeZone }).format(new Date());
  const title = site.translator.t('closing:desk.title');
  return { title, closing: siteClosing, today, done: doneOf(request, DONE), robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const posted = await site.readForm(request, 'closing');
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const [done, outcome] = await act(site, typed, posted.idempotencyKey);
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(`${site.href('/admin/closing')}?done=${done}`, 303);
}

async function act(site: SiteContext, typed: Readonly<Record<string, string>>, idempotencyKey: string | null) {
  const { intent, lastDay = '', reason = '', movedTo = '' } = typed;
  const withoutArchive = typed.withoutArchive === 'yes';
  if (intent === 'cancel')
    return ['cancelled', await site.mutate(CANCEL, { input: { reason, idempotencyKey } })] as const;
  if (intent === 'change')
    return ['changed', await site.mutate(CHANGE, { input: { movedTo, withoutArchive, idempotencyKey } })] as const;
  const input = { lastDay, reason, movedTo, withoutArchive, idempotencyKey };
  return ['started', await site.mutate(START, { input })] as const;
}

/** The end of the site: how it is begun, how it stands, how it is called off. */
export default function ClosingPage() {
  const { closing, today, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('closing');
  return (
    <>
      <DeskAnswer refused={refused} fields={FIELDS} done={done && t(`desk.done.${done}`)} />
      <h1>{t('desk.title')}</h1>
      <p className="lead mt-4 mb-5">{t('desk.lead')}</p>
      <ProofNotice />
      {closing.state === 'closing' ? (
        <RunningClosing closing={closing} today={today} refused={refused} />
      ) : (
        <section aria-labelledby="what" className="flow measure">
          <h2 id="what">{t('desk.whatTitle')}</h2>
          <ul>
            {WHAT.map((part) => (
              <li key={part}>{t(`desk.what.${part}`)}</li>
            ))}
          </ul>
          <h2>{t('desk.startTitle')}</h2>
          <StartForm earliest={closing.earliest} refused={refused} />
        </section>
      )}
    </>
  );
}
