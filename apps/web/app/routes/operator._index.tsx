import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, KeysetPagination, SearchForm, TextLink } from '@viche/ui';
import { operatorOf } from '../operator/operator-of.ts';
import { TenantTable } from '../operator/tenant-table.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name) ?? '';
  const query = { question: asked('q').trim(), state: asked('state'), after: asked('after') };
  return {
    title: site.translator.t('operator:tenants.title'),
    query,
    page: await operatorOf(site).tenants(query),
  };
}

export const meta = pageMeta;

/** All hromadas of the platform: a search, a choice by state, a table. */
export default function OperatorTenants() {
  const { query, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  const address = (parameters: Record<string, string>) => {
    const kept = Object.entries(parameters).filter(([, value]) => value !== '');
    return href('/operator') + (kept.length > 0 ? `?${new URLSearchParams(kept)}` : '');
  };
  const { question, state, after } = query;
  return (
    <>
      <h1>{t('tenants.title')}</h1>
      <p className="lead mt-4 mb-5">{t('tenants.lead')}</p>
      <SearchForm
        id="q"
        action={href('/operator')}
        label={t('tenants.search')}
        example={t('tenants.example')}
        value={question}
        keep={{ state }}
      />
      <StateLinks />
      {page.tenants.length === 0 ? (
        <EmptyState icon="search" title={t('tenants.empty')}>
          {t('tenants.emptyBody')}
        </EmptyState>
      ) : (
        <TenantTable tenants={page.tenants} />
      )}
      <KeysetPagination
        label={t('tenants.title')}
        previousHref={after ? address({ q: question, state }) : undefined}
        nextHref={page.next ? address({ q: question, state, after: page.next }) : undefined}
      />
    </>
  );
}

/** States that occur, with their numbers, as ways to see one of them only. */
function StateLinks() {
  const { query, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const total = Object.values(page.counts).reduce((sum, count) => sum + count, 0);
  const entries = [['', total] as const, ...Object.entries(page.counts)];
  const address = (state: string) => {
    const kept = Object.entries({ q: query.question, state }).filter(([, value]) => value !== '');
    return href('/operator') + (kept.length > 0 ? `?${new URLSearchParams(kept)}` : '');
  };
  return (
    <ul className="row mt-4 mb-5" aria-label={t('tenants.byState')}>
      {entries.map(([state, count]) => {
        const words = `${t(state === '' ? 'tenants.all' : `state.${state}`)}: ${format.number(count)}`;
        return (
          <li key={state}>
            {state === query.state ? (
              <b aria-current="true">{words}</b>
            ) : (
              <TextLink href={address(state)}>{words}</TextLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}
