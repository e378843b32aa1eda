import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { KeysetPagination, Notice } from '@viche/ui';
import { JournalVerdictNotice } from '../journal/journal-verdict.tsx';
import { JournalTable } from '../operator/journal-table.tsx';
import { LogSeal } from '../operator/log-seal.tsx';
import { OperatorAnswer } from '../operator/operator-answer.tsx';
import { operatorOf } from '../operator/operator-of.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const before = new URL(request.url).searchParams.get('before') ?? '';
  return {
    title: site.translator.t('operator:journal.title'),
    before,
    seal: await operator.journalSeal(),
    page: await operator.journal(before),
  };
}

export const meta = pageMeta;

/** Checks the whole log, which changes nothing but adds that it was checked. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const posted = await site.readForm(request, 'operator-journal');
  if (!posted.done) return data({ verdict: null, refusal: posted.refusal }, { status: posted.status });
  const outcome = await operator.verifyJournal();
  if (outcome.done) return data({ verdict: outcome.value, refusal: null });
  return data({ verdict: null, refusal: outcome.refusal }, { status: outcome.status });
}

/** The platform's log: what was done to hromadas from outside of them, and by operators to each other; and how it is sealed. */
export default function PlatformJournal() {
  const { page, before, seal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  return (
    <>
      <OperatorAnswer refused={answer?.refusal ? { refusal: answer.refusal } : undefined} fields={[]} done={null} />
      {answer?.verdict ? <JournalVerdictNotice verdict={answer.verdict} /> : null}
      {!answer?.verdict && seal.checked?.state === 'not-sound' ? (
        <div className="mb-5">
          <Notice tone="bad" headingLevel={2} title={t('journal.seal.notSoundNotice')}>
            {t('journal.seal.notSoundBody')}
          </Notice>
        </div>
      ) : null}
      <h1>{t('journal.title')}</h1>
      <p className="lead mt-4 mb-5">{t('journal.lead')}</p>
      {before ? null : <LogSeal seal={seal} />}
      <JournalTable entries={page.entries} of="all" />
      <KeysetPagination
        label={t('journal.title')}
        previousHref={before ? href('/operator/journal') : undefined}
        nextHref={page.next ? `${href('/operator/journal')}?before=${page.next}` : undefined}
      />
    </>
  );
}
