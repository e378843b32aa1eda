import { useFormat, useTranslation, Written } from '@viche/i18n';
import { Table } from '@viche/ui';

export interface Signatory {
  readonly name: string | null;
  readonly signedOn: string;
}

/** The public list: a name and a date, the name withheld where the law says so. */
export function Signatories({ signatories }: { signatories: readonly Signatory[] }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const rows = signatories.map((signatory, index) => ({ ...signatory, key: `${index} ${signatory.name}` }));
  return (
    <Table
      caption={t('page.signatoriesTable')}
      captionAs="hidden"
      stack="never"
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'name',
          title: t('page.name'),
          cell: (row) => (row.name ? <Written>{row.name}</Written> : <i>{t('page.nameHidden')}</i>),
        },
        { key: 'date', title: t('page.date'), cell: (row) => format.date(row.signedOn, 'day') },
      ]}
    />
  );
}
