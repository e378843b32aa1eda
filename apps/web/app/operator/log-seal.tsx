import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, type PlatformLogSeal, useSite } from '@viche/site';
import { Button } from '@viche/ui';

/** When the platform's log was sealed and checked last, and a button that checks it. */
export function LogSeal({ seal }: { seal: PlatformLogSeal }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const { sealedAt, batches, waiting, checked } = seal;
  const checkedWords = checked
    ? t(checked.state === 'sound' ? 'journal.seal.sound' : 'journal.seal.notSound', {
        at: format.dateTime(checked.at, 'numeric'),
      })
    : t('journal.seal.unchecked');
  const facts = [
    { key: 'sealedAt', value: sealedAt ? format.dateTime(sealedAt, 'numeric') : t('journal.seal.never') },
    { key: 'batches', value: format.number(batches) },
    { key: 'waiting', value: format.number(waiting) },
    { key: 'checkedAt', value: checkedWords },
  ];
  return (
    <section className="mb-5" aria-labelledby="seal">
      <h2 id="seal">{t('journal.seal.title')}</h2>
      <dl className="flow-sm mt-4 mb-4">
        {facts.map(({ key, value }) => (
          <div key={key}>
            <dt className="muted sm">{t(`journal.seal.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <form method="post" action={href('/operator/journal')}>
        <FormSecrets scope="operator-journal" />
        <Button variant="second" icon="shield">
          {t('journal.seal.act')}
        </Button>
      </form>
    </section>
  );
}
