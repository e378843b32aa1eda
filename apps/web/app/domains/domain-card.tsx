import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, Chip, DescriptionList, Fold } from '@viche/ui';
import type { DomainData } from './domain-data.ts';
import { DomainRecords } from './domain-records.tsx';

const LOOKS = {
  pending: { tone: 'info', icon: 'clock' },
  verified: { tone: 'info', icon: 'clock' },
  active: { tone: 'ok', icon: 'ok' },
  failed: { tone: 'warn', icon: 'warn' },
  unverified: { tone: 'bad', icon: 'warn' },
} as const;

/** One name: where it stands in words, what DNS says of it, what to enter, and what can be done with it. */
export function DomainCard({ domain }: { domain: DomainData }) {
  const { t } = useTranslation('domains');
  const format = useFormat();
  const { host, name, state, isMain } = domain;
  const asksForRecords = state === 'pending' || state === 'verified' || state === 'unverified';
  return (
    <section id={host}>
      <Card title={<bdi>{name}</bdi>} headingLevel={3}>
        {name === host ? null : <p className="muted sm">{t('unicode', { host })}</p>}
        <p className="row mb-4">
          <Chip {...LOOKS[state]}>{t(`state.name.${state}`)}</Chip>
          {isMain ? <Chip icon="home">{t('main')}</Chip> : null}
        </p>
        <p>{t(`state.text.${state}`)}</p>
        <DescriptionList
          facts={[
            {
              key: 'state',
              term: t('stateIs'),
              value: `${t(`state.name.${state}`)}, ${t('since', { date: format.date(domain.stateSince, 'day') })}`,
            },
            { key: 'checked', term: t('checked'), value: <Checked domain={domain} /> },
            ...(state === 'active'
              ? [{ key: 'tls', term: t('certificate.title'), value: <Certificate {...domain} /> }]
              : []),
          ]}
        />
        {asksForRecords ? <DomainRecords records={domain.records} /> : null}
        {state === 'active' ? (
          <Fold summary={t('records.title')}>
            <DomainRecords records={domain.records} />
          </Fold>
        ) : null}
        <DomainActs domain={domain} />
      </Card>
    </section>
  );
}

/** When DNS was asked last and what stood in the way, found beside wanted. */
function Checked({ domain }: { domain: DomainData }) {
  const { t } = useTranslation('domains');
  const format = useFormat();
  const { checkedAt, checkAskedAt, problem, found, records } = domain;
  const wanted = problem === 'other-record' ? records.slice(0, 1) : records.slice(1);
  return (
    <>
      {checkAskedAt ? <p>{t('checking')}</p> : <p>{checkedAt ? format.dateTime(checkedAt) : t('neverChecked')}</p>}
      {problem ? <p>{t(`state.problem.${problem}`)}</p> : null}
      {found.length > 0 ? (
        <p>
          {t('state.found')}: <code>{found.join(', ')}</code>. {t('state.wanted')}:{' '}
          <code>{wanted.map(({ value }) => value).join(', ')}</code>
        </p>
      ) : null}
    </>
  );
}

function Certificate({ certificate, certificateEndsAt, certificateIssuer, certificateProblem }: DomainData) {
  const { t } = useTranslation('domains');
  const format = useFormat();
  const date = certificateEndsAt ? format.date(certificateEndsAt, 'day') : '';
  return (
    <>
      <p>{t(`certificate.${certificate}`, { date })}</p>
      {certificateProblem ? (
        <p>
          {t(`certificate.problem.${certificateProblem}`)} {t('certificate.ask')}
        </p>
      ) : null}
      {certificateIssuer ? <p className="muted sm">{t('certificate.issuer', { issuer: certificateIssuer })}</p> : null}
    </>
  );
}

function DomainActs({ domain: { host, name, state, mayBeMain } }: { domain: DomainData }) {
  const { t } = useTranslation('domains');
  const { href } = useSite();
  const secrets = (
    <>
      <FormSecrets scope="domains" />
      <input type="hidden" name="of" value={host} />
    </>
  );
  const whose = <span className="sr">: {name}</span>;
  return (
    <div className="flow-sm mt-5">
      <form method="post" action={href('/admin/domains')} className="row">
        {secrets}
        {state === 'failed' ? null : (
          <Button variant="second" name="intent" value="asked">
            {t('act.check')}
            {whose}
          </Button>
        )}
        {mayBeMain ? (
          <Button variant="second" name="intent" value="main">
            {t('act.main')}
            {whose}
          </Button>
        ) : null}
      </form>
      {mayBeMain ? <p className="muted sm">{t('act.mainNote')}</p> : null}
      <Fold summary={t('act.removeTitle')}>
        <form method="post" action={href('/admin/domains')} className="flow-sm">
          {secrets}
          <p>{t('act.removeNote')}</p>
          <Button variant="danger" name="intent" value="removed">
            {t('act.remove')}
            {whose}
          </Button>
        </form>
      </Fold>
    </div>
  );
}
