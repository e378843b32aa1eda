import { useFormat, useTranslation } from '@viche/i18n';
import type { DocumentData } from './document-data.ts';

const KILOBYTE = 1_024;

/** Number, days and file of a document in one line. */
export function useDocumentFacts() {
  const { t } = useTranslation('site');
  const format = useFormat();
  return ({ number, adoptedOn, inForceFrom, file, url }: DocumentData): string => {
    const size = file ? Math.max(1, Math.round(file.bytes / KILOBYTE)) : 0;
    const type = file?.fileName.split('.').at(-1)?.toUpperCase() ?? '';
    return [
      number ? t('documents.numberIs', { number }) : '',
      adoptedOn ? t('documents.adopted', { date: format.date(adoptedOn) }) : '',
      inForceFrom ? t('documents.inForce', { date: format.date(inForceFrom) }) : '',
      file ? t('documents.fileIs', { type, size: t('documents.kilobytes', { size: format.number(size) }) }) : '',
      !file && !url.startsWith('/') ? t('documents.elsewhere') : '',
    ]
      .filter(Boolean)
      .join(', ');
  };
}
