import { useTranslation } from '@viche/i18n';
import { Table } from '@viche/ui';
import type { DomainData } from './domain-data.ts';

/** What to enter at the registrar, in the columns that registrars have. */
export function DomainRecords({ records }: Pick<DomainData, 'records'>) {
  const { t } = useTranslation('domains');
  const hasAlias = records.some(({ type }) => type === 'ALIAS');
  return (
    <>
      <Table
        caption={t('records.title')}
        stack="wide"
        rows={records}
        rowKey={({ type, value }) => `${type} ${value}`}
        columns={[
          { key: 'type', title: t('records.type'), cell: ({ type }) => type },
          { key: 'name', title: t('records.name'), cell: ({ name }) => <code>{name}</code> },
          { key: 'value', title: t('records.value'), cell: ({ value }) => <code>{value}</code> },
        ]}
      />
      <p className="muted sm">{t('records.note')}</p>
      {hasAlias ? <p className="muted sm">{t('records.alias')}</p> : null}
    </>
  );
}
