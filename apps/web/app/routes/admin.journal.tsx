import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Chip, EmptyState, KeysetPagination, Notice, Table } from '@viche/ui';
import { JournalActs, JournalFilter } from '../journal/journal-forms.tsx';
import { journalQuery } from '../journal/journal-query.ts';
import { JournalVerdictNotice } from '../journal/journal-verdict.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const query = journalQuery(new URL(request.url).searchParams);
  return { title: site.translator.t('core:areas.auditLog'), query, page: await site.desk.journal(query) };
}

export const meta = pageMeta;

/** Checks the whole log, which changes nothing but adds that it was checked. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const outcome = await site.desk.verifyJournal(await site.readForm(request, 'journal'));
  if (outcome.done) return data({ verdict: outcome.value, refusal: null });
  return data({ verdict: null, refusal: outcome.refusal }, { status: outcome.status });
}

/** The audit log as it is: read only, newest first, with the seal of each row. */
export default function Journal() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const { query, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const address = (after: string | null) => {
    const kept = Object.entries({ ...query, after: after ?? undefined });
    const search = new URLSearchParams(kept.flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return `${href('/admin/journal')}${search.size > 0 ? `?${search}` : ''}`;
  };
  return (
    <>
      <h1>{t('core:areas.auditLog')}</h1>
      <p className="lead mt-4 mb-5">{t('journal.lead')}</p>
      {answer?.refusal ? (
        <Notice tone="bad" headingLevel={2} title={t('journal.refusedTitle')} appears="after-act">
          {answer.refusal.message}
        </Notice>
      ) : null}
      {answer?.verdict ? <JournalVerdictNotice verdict={answer.verdict} /> : null}
      <JournalFilter query={query} page={page} />
      <JournalActs query={query} />
      {page.entries.length === 0 ? (
        <EmptyState icon="list" title={t('journal.empty')} />
      ) : (
        <Table
          caption={t('core:areas.auditLog')}
          captionAs="hidden"
          stack="wide"
          size="sm"
          rows={page.entries}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', title: t('journal.at'), cell: ({ at }) => format.dateTime(at, 'numeric') },
            { key: 'action', title: t('journal.action'), cell: ({ action }) => action },
            {
              key: 'actor',
              title: t('journal.actor'),
              cell: ({ actor, actorKind }) => actor ?? t(`journal.kind.${actorKind === 'system' ? 'system' : 'other'}`),
            },
            {
              key: 'subject',
              title: t('journal.subject'),
              cell: ({ subject, reason }) => (
                <>
                  {subject ?? t('core:words.none')}
                  {reason ? (
                    <p className="muted">
                      <Written>{reason}</Written>
                    </p>
                  ) : null}
                </>
              ),
            },
            {
              key: 'outcome',
              title: t('journal.outcome'),
              cell: ({ outcome }) =>
                outcome === 'done' ? (
                  <Chip tone="ok" icon="ok">
                    {t('journal.done')}
                  </Chip>
                ) : (
                  <Chip icon="no">
                    {t('journal.refused')} {outcome}
                  </Chip>
                ),
            },
            {
              key: 'seal',
              title: t('journal.seal'),
              cell: ({ batch }) => (batch === null ? t('journal.waits') : t('journal.sealed', { batch })),
            },
          ]}
        />
      )}
      <KeysetPagination
        label={t('core:areas.auditLog')}
        previousHref={query.after ? address(null) : undefined}
        nextHref={page.next ? address(page.next) : undefined}
      />
    </>
  );
}
