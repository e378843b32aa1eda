import { useTranslation } from '@viche/i18n';
import type { SettingsPreview as Preview, SettingsPage } from '@viche/site';
import { Notice, Table } from '@viche/ui';
import { useChangeColumns } from './change-columns.tsx';

interface SettingsPreviewProps {
  readonly page: Pick<SettingsPage, 'fields' | 'openProcesses'>;
  readonly changes: Preview['changes'];
}

/** What saving would change, and for whom: nothing is saved yet. */
export function SettingsPreview({ page, changes }: SettingsPreviewProps) {
  const { t } = useTranslation('site');
  const columns = useChangeColumns(page.fields, { old: t('settings.preview.now'), new: t('settings.preview.then') });
  const fieldOf = (key: string) => page.fields.find((field) => field.key === key);
  const secret = changes.some(({ key }) => fieldOf(key)?.widget === 'secret');
  if (changes.length === 0)
    return (
      <Notice tone="info" headingLevel={2} title={t('settings.preview.same')} appears="after-act">
        {t('settings.preview.sameBody')}
      </Notice>
    );
  return (
    <div className="flow mb-5">
      <Notice tone="info" headingLevel={2} title={t('settings.preview.title')} appears="after-act">
        {t('settings.preview.body')} {secret ? t('settings.preview.secret') : ''}
      </Notice>
      <Table
        caption={t('settings.preview.caption')}
        captionAs="hidden"
        stack="wide"
        rows={changes}
        rowKey={({ key }) => key}
        columns={[
          ...columns,
          { key: 'effect', title: t('settings.preview.effect'), cell: ({ key }) => effectOf(fieldOf(key)?.frozen) },
        ]}
      />
    </div>
  );

  function effectOf(frozen: boolean | undefined): string {
    if (!frozen) return t('settings.preview.atOnce');
    return page.openProcesses
      ? t('settings.preview.newOnesOpen', { count: page.openProcesses })
      : t('settings.preview.newOnes');
  }
}
