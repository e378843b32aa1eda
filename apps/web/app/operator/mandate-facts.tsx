import { useFormat, useTranslation } from '@viche/i18n';
import { type OperatorMandate, useSite } from '@viche/site';
import { LinkButton } from '@viche/ui';
import { MandateState } from './mandate-state.tsx';

/** Who asks, for which hromada, and what was decided. */
export function MandateFacts({ mandate }: { mandate: OperatorMandate }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { state, hromada, person, role, edrpou, checkDigit, sentAt, decidedAt, operator, reason } = mandate;
  const facts = [
    { key: 'state', value: <MandateState state={state} /> },
    { key: 'hromada', value: `${hromada.name}; ${hromada.region}. ${hromada.code}` },
    { key: 'edrpou', value: checkDigit === 'right' ? edrpou : `${edrpou} (${t('applications.wrongDigit')})` },
    { key: 'person', value: person ? <span lang="uk">{person.name}</span> : t('applications.forgotten') },
    { key: 'role', value: t(`applications.roles.${role}`) },
    { key: 'email', value: person?.email ?? t('applications.forgotten') },
    { key: 'sent', value: format.dateTime(sentAt, 'numeric') },
    ...(decidedAt
      ? [
          { key: 'decided', value: `${format.dateTime(decidedAt, 'numeric')}, ${operator}` },
          { key: 'reason', value: reason },
        ]
      : []),
  ];
  return (
    <dl className="flow-sm mt-5">
      {facts.map(({ key, value }) => (
        <div key={key}>
          <dt className="muted sm">{t(`applications.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The letter as a download, with the signers that it states. */
export function MandateLetter({ mandate }: { mandate: Pick<OperatorMandate, 'id' | 'file'> }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const { id, file } = mandate;
  return (
    <section aria-labelledby="letter" className="mt-7 flow">
      <h2 id="letter">{t('applications.letter')}</h2>
      {file ? (
        <>
          <p>{t('applications.file', { name: file.name, kilobytes: format.number(Math.ceil(file.bytes / 1024)) })}</p>
          <p>
            <LinkButton variant="second" icon="download" href={href(`/operator/applications/${id}/letter`)}>
              {t('applications.download')}
            </LinkButton>
          </p>
          <p className="muted sm">{t('applications.downloadNote')}</p>
          {file.signers.length > 0 ? (
            <>
              <h3>{t('applications.signers')}</h3>
              <ul>
                {file.signers.map((signer) => (
                  <li key={`${signer.name}${signer.signedAt}`} lang="uk">
                    {[signer.name, signer.post, signer.organisation].filter(Boolean).join(', ')}
                  </li>
                ))}
              </ul>
              <p className="muted sm">{t('applications.signersNote')}</p>
            </>
          ) : null}
        </>
      ) : (
        <p>{t('applications.noLetter')}</p>
      )}
    </section>
  );
}
