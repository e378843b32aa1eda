import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, KeysetPagination, TextLink } from '@viche/ui';
import { MandateTable } from '../operator/mandate-table.tsx';
import { operatorOf } from '../operator/operator-of.ts';

const LISTS = ['waiting', 'approved', 'ended'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { searchParams } = new URL(request.url);
  const before = searchParams.get('before') ?? '';
  const query = { list: searchParams.get('list') ?? '', before };
  return {
    title: site.translator.t('operator:applications.title'),
    before,
    page: await operatorOf(site).mandates(query),
  };
}

export const meta = pageMeta;

/** Private persons who ask to open a site by a council's letter: those who wait, then the others. */
export default function OperatorApplications() {
  const { page, before } = useLoaderData<typeof loader>();
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const address = (parameters: Record<string, string>) =>
    `${href('/operator/applications')}?${new URLSearchParams(parameters)}`;
  const { list, mandates, counts, next } = page;
  return (
    <>
      <h1>{t('applications.title')}</h1>
      <p className="lead mt-4 mb-5">{t('applications.lead')}</p>
      <ul className="row mt-4 mb-5" aria-label={t('applications.byState')}>
        {LISTS.map((one) => {
          const words = `${t(`applications.lists.${one}`)}: ${format.number(counts[one] ?? 0)}`;
          return (
            <li key={one}>
              {one === list ? (
                <b aria-current="true">{words}</b>
              ) : (
                <TextLink href={address({ list: one })}>{words}</TextLink>
              )}
            </li>
          );
        })}
      </ul>
      {mandates.length === 0 ? (
        <EmptyState icon="file" title={t('applications.empty')}>
          {t('applications.emptyBody')}
        </EmptyState>
      ) : (
        <MandateTable mandates={mandates} />
      )}
      <KeysetPagination
        label={t('applications.title')}
        previousHref={before ? address({ list }) : undefined}
        nextHref={next ? address({ list, before: next }) : undefined}
      />
    </>
  );
}
