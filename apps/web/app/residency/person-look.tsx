import { useFormat, useTranslation, Written } from '@viche/i18n';
import { DescriptionList, FileList } from '@viche/ui';
import type { PersonLookData } from './residency-data.ts';

const KB = 1_024;

/** Whom a look shows, and the paper as a download from the host of files. */
export function PersonLook({ look, noFile }: { look: PersonLookData; noFile: string }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  return (
    <>
      <DescriptionList
        facts={[
          {
            key: 'name',
            term: t('paper.desk.name'),
            value: look.name ? <Written>{look.name}</Written> : t('paper.desk.noName'),
          },
          {
            key: 'birthDate',
            term: t('paper.desk.birthDate'),
            value: look.birthDate ? format.date(look.birthDate) : '—',
          },
        ]}
      />
      {look.files.length > 0 ? (
        <>
          <FileList
            files={look.files.map(({ fileName, bytes, url }) => ({
              href: url,
              name: fileName,
              note: t('paper.desk.size', { kilobytes: Math.max(1, Math.round(bytes / KB)) }),
            }))}
          />
          <p className="muted sm mt-4">{t('paper.desk.fileNote')}</p>
        </>
      ) : (
        <p className="mt-4">{noFile}</p>
      )}
    </>
  );
}
