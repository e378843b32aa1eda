import { useFormat, useTranslation } from '@viche/i18n';
import type { AttachmentData } from '../attachment-data.ts';

const KB = 1_024;
const MB = 1_048_576;

/** Size of a file in words: «340 КБ», «1,4 МБ». */
export function useFileSize(): (bytes: number) => string {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (bytes) =>
    bytes < MB
      ? t('files.kilobytes', { size: format.number(Math.max(1, Math.round(bytes / KB))) })
      : t('files.megabytes', { size: format.number(Math.round((bytes / MB) * 10) / 10) });
}

/** What stands beside a file's name: «PDF, 340 КБ». */
export function useFileNote(): (file: Pick<AttachmentData, 'fileName' | 'bytes'>) => string {
  const size = useFileSize();
  return ({ fileName, bytes }) => `${fileName.slice(fileName.lastIndexOf('.') + 1).toUpperCase()}, ${size(bytes)}`;
}
