import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { KeysetPagination } from '@viche/ui';
import { JournalTable } from '../operator/journal-table.tsx';
import { operatorOf } from '../operator/operator-of.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const before = new URL(request.url).searchParams.get('before') ?? '';
  return {
    title: site.translator.t('operator:journal.title'),
    before,
    page: await operatorOf(site).journal(before),
  };
}

export const meta = pageMeta;

/** The platform's log: what was done to hromadas from outside of them, and by operators to each other. */
export default function PlatformJournal() {
  const { page, before } = useLoaderData<typeof loader>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  return (
    <>
      <h1>{t('journal.title')}</h1>
      <p className="lead mt-4 mb-5">{t('journal.lead')}</p>
      <JournalTable entries={page.entries} of="all" />
      <KeysetPagination
        label={t('journal.title')}
        previousHref={before ? href('/operator/journal') : undefined}
        nextHref={page.next ? `${href('/operator/journal')}?before=${page.next}` : undefined}
      />
    </>
  );
}
