import { useTranslation } from '@viche/i18n';
import { FileList } from '@viche/ui';
import type { Passport } from './passport.ts';

/** The files of a dataset, each with what it is good for. */
export function DatasetFiles({ files }: Pick<Passport, 'files'>) {
  const { t } = useTranslation('site');
  return (
    <FileList
      files={files.map(({ ending, path }) => ({
        href: path,
        name: path.split('/').at(-1)!,
        note: t(`openData.files.${ending.replace('.', '-')}`),
      }))}
    />
  );
}
