import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Chip, Columns, EmptyState, KeysetPagination, Select, Table } from '@viche/ui';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name) ?? undefined;
  const query = { action: asked('action'), actor: asked('actor'), after: asked('after') };
  return { title: site.translator.t('core:areas.auditLog'), query, page: await site.desk.journal(query) };
}

export const meta = pageMeta;

/** The audit log as it is: read only, newest first, with the seal of each row. */
export default function Journal() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const { query, page } = useLoaderData<typeof loader>();
  const address = (after: string | null) => {
    const kept = Object.entries({ action: query.action, actor: query.actor, after: after ?? undefined });
    const search = new URLSearchParams(kept.flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return `${href('/admin/journal')}${search.size > 0 ? `?${search}` : ''}`;
  };
  return (
    <>
      <h1>{t('core:areas.auditLog')}</h1>
      <p className="lead mt-4 mb-5">{t('journal.lead')}</p>
      <Filter />
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
            { key: 'subject', title: t('journal.subject'), cell: ({ subject }) => subject ?? t('core:words.none') },
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

function Filter() {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { query, page } = useLoaderData<typeof loader>();
  const everything = { value: '', label: t('core:words.all') };
  const selects = [
    {
      name: 'action',
      label: t('journal.action'),
      chosen: query.action,
      options: page.actions.map((action) => ({ value: action, label: action })),
    },
    {
      name: 'actor',
      label: t('journal.actor'),
      chosen: query.actor,
      options: page.staff.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  return (
    <form action={href('/admin/journal')} className="mb-5">
      <Columns count={3}>
        {selects.map(({ name, label, chosen, options }) => (
          <div key={name}>
            <Select
              id={name}
              name={name}
              label={label}
              density="small"
              defaultValue={chosen ?? ''}
              options={[everything, ...options]}
            />
          </div>
        ))}
      </Columns>
      <p className="mt-4">
        <Button variant="second">{t('core:words.show')}</Button>
      </p>
    </form>
  );
}
