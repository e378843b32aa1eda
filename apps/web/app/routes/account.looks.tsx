import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, Table } from '@viche/ui';

const LOOKS_AT_ME = /* GraphQL */ `
  query LooksAtMe {
    looksAtMe { id at roles fields ground reason title path }
  }
`;

interface LookAtMe {
  readonly id: string;
  readonly at: string;
  readonly roles: readonly string[];
  readonly fields: readonly string[];
  readonly ground: string;
  readonly reason: string;
  readonly title: string | null;
  readonly path: string | null;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { looksAtMe } = await site.query<{ looksAtMe: LookAtMe[] }>(LOOKS_AT_ME);
  return { looksAtMe, title: site.translator.t('site:looks.title'), robots: 'noindex' as const };
}

export const meta = pageMeta;

/** Which officers looked at the person's data beyond what is public, when and why (law 2297-VI art. 8). */
export default function LooksAtMe() {
  const { looksAtMe } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  return (
    <div className="flow">
      <h1>{t('looks.title')}</h1>
      <p className="muted measure">{t('looks.lead')}</p>
      {looksAtMe.length === 0 ? (
        <EmptyState icon="ok" title={t('looks.none')}>
          {t('looks.noneBody')}
        </EmptyState>
      ) : (
        <LookTable looks={looksAtMe} />
      )}
    </div>
  );
}

function LookTable({ looks }: { looks: readonly LookAtMe[] }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={t('looks.title')}
      captionAs="hidden"
      stack="wide"
      rows={looks}
      rowKey={({ id }) => id}
      columns={[
        { key: 'when', title: t('looks.when'), cell: ({ at }) => format.dateTime(at) },
        {
          key: 'who',
          title: t('looks.who'),
          cell: ({ roles }) => roles.map((role) => t(`core:roles.${role}`)).join(', ') || t('looks.nobody'),
        },
        {
          key: 'list',
          title: t('looks.list'),
          cell: ({ title, path }) => {
            const name = title === null ? t('looks.you') : <Written>{title}</Written>;
            return path ? <a href={href(path)}>{name}</a> : name;
          },
        },
        {
          key: 'why',
          title: t('looks.why'),
          cell: ({ ground, reason }) => (
            <>
              {t(`core:looks.ground.${ground}`)}: <Written>{reason}</Written>
            </>
          ),
        },
        {
          key: 'what',
          title: t('looks.what'),
          cell: ({ fields }) => fields.map((field) => t(`core:looks.field.${field}`)).join(', '),
        },
      ]}
    />
  );
}
