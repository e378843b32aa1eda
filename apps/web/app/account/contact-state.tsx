import { useFormat, useTranslation } from '@viche/i18n';
import { Notice } from '@viche/ui';
import type { ContactData } from './contact-data.ts';

/** Where letters go now, and which address waits for the answer to its letter. */
export function ContactState({ contact }: { contact: ContactData }) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const { address, verifiedAt, waiting } = contact;
  return (
    <>
      <p>
        {address && verifiedAt
          ? t('contact.is', { address, date: format.date(verifiedAt, 'day') })
          : address
            ? t('contact.unconfirmed', { address })
            : t('contact.none')}
      </p>
      {waiting ? (
        <Notice tone="info">
          {t('contact.waiting', { address: waiting.address, until: format.dateTime(waiting.until, 'day') })}
        </Notice>
      ) : null}
    </>
  );
}
