import { useFormat, useTranslation } from '@viche/i18n';
import { type OperatorClosedTenant, type OperatorTenantPage, useSite } from '@viche/site';
import { Crumbs, Notice, TextLink } from '@viche/ui';
import { JournalTable } from './journal-table.tsx';
import { TenantState } from './tenant-state.tsx';

/** Tells an operator that the owner closes the site, and whether it waits for an archive. */
export function ClosingNotice({ closing }: Pick<OperatorTenantPage, 'closing'>) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  if (!closing) return null;
  return (
    <div className="mt-5 mb-5">
      <Notice tone="warn" icon="clock" headingLevel={2} title={t('console.title')}>
        <p>{t('console.lead', { day: format.date(closing.lastDay) })}</p>
        <p>{t(`console.${ARCHIVE[closing.archive]}`)}</p>
      </Notice>
    </div>
  );
}

const ARCHIVE = { taken: 'archived', declined: 'declined', missing: 'missing' } as const;

/** Files of the certificate at the closed site's own address; it is signed and printed when all is swept. */
const FILES = [
  { key: 'file', path: 'closing-certificate.json', signed: false },
  { key: 'paper', path: 'closing-certificate.pdf', signed: true },
  { key: 'signature', path: 'closing-certificate.sig', signed: true },
] as const;

/** What is left of a closed site: the certificate of what was deleted. */
export function ClosedTenant({ tenant }: { tenant: OperatorClosedTenant }) {
  const { t } = useTranslation('closing');
  const { t: words } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const facts = [
    { key: 'opened', value: format.date(tenant.openedAt) },
    { key: 'since', value: format.date(tenant.closingSince) },
    { key: 'closed', value: format.dateTime(tenant.closedAt) },
    { key: 'finished', value: tenant.finishedAt ? format.dateTime(tenant.finishedAt) : t('certificate.goesOn') },
    ...(tenant.finishedAt ? tenant.swept : []).map(({ kind, amount }) => ({ key: kind, value: format.number(amount) })),
    { key: 'head', value: tenant.auditHead ?? t('certificate.none') },
  ];
  return (
    <>
      <Crumbs items={[{ href: href('/operator'), label: words('tenants.title') }]} />
      <h1>{tenant.name}</h1>
      <p className="mt-4">
        <TenantState state={tenant.state} />
      </p>
      {tenant.movedTo ? (
        <p className="mt-4">
          {t('gone.where')} <TextLink href={tenant.movedTo}>{tenant.movedTo}</TextLink>
        </p>
      ) : null}
      <section aria-labelledby="certificate" className="mt-6 flow measure">
        <h2 id="certificate">{t('certificate.title')}</h2>
        <p>{t('certificate.lead')}</p>
        <dl className="flow-sm">
          {facts.map(({ key, value }) => (
            <div key={key}>
              <dt className="muted sm">{t(`certificate.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ul>
          {FILES.filter(({ signed }) => !signed || tenant.finishedAt).map(({ key, path }) => (
            <li key={key}>
              <a href={`${tenant.href}${path}`} download>
                {t(`certificate.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="journal" className="mt-7 flow">
        <h2 id="journal">{words('journal.title')}</h2>
        <JournalTable entries={tenant.journal} of="tenant" />
      </section>
    </>
  );
}
