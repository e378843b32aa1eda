import { useFormat, useTranslation } from '@viche/i18n';
import type { SignerData } from '../attachment-data.ts';

/** Who signed, as the file states it, and that nobody here has verified it. */
export function SignerNote({ signer }: { signer: SignerData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const who = [signer.name, signer.post, signer.organisation].filter(Boolean).join(', ');
  return (
    <span>
      {signer.signedAt
        ? t('files.signedAt', { who, moment: format.dateTime(signer.signedAt) })
        : t('files.signed', { who })}{' '}
      {t('files.certificate', { serial: signer.certificateSerial, issuer: signer.issuer ?? t('files.unknownIssuer') })}{' '}
      {t('files.notVerified')}
    </span>
  );
}
