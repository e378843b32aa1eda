import { Form } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, Select, Table, Textarea } from '@viche/ui';
import type { ImportReportData } from '../import-document.ts';

const MEANINGS = ['answered', 'expired', 'skip'] as const;

/** What is wrong in the file, by row and column, in the reader's words. */
export function ImportProblems({ problems }: Pick<ImportReportData, 'problems'>) {
  const { t } = useTranslation('petitions');
  if (problems.length === 0) return <p>{t('import.noProblems')}</p>;
  return (
    <Table
      caption={t('import.problems')}
      captionAs="hidden"
      size="sm"
      rows={problems}
      rowKey={({ line, column }) => `${line}-${column}`}
      columns={[
        { key: 'line', title: t('import.lineTitle'), cell: ({ line }) => line },
        { key: 'column', title: t('import.column'), cell: ({ column }) => t(`import.columns.${column}`) },
        { key: 'problem', title: t('import.problem'), cell: ({ problem }) => t(`import.rowProblems.${problem}`) },
        { key: 'value', title: t('import.value'), cell: ({ value }) => <bdi>{value}</bdi> },
      ]}
    />
  );
}

/** Which columns of the file became which of ours. */
export function ImportColumns({ columns }: Pick<ImportReportData, 'columns'>) {
  const { t } = useTranslation('petitions');
  return (
    <Table
      caption={t('import.columnsTitle')}
      captionAs="hidden"
      size="sm"
      stack="never"
      rows={columns}
      rowKey={(column) => String(columns.indexOf(column))}
      columns={[
        { key: 'name', title: t('import.inFile'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: 'column',
          title: t('import.here'),
          cell: ({ column }) => t(column ? `import.columns.${column}` : 'import.notRead'),
        },
      ]}
    />
  );
}

interface FormProps {
  readonly scope: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The table of statuses that somebody confirms before anything is written. */
export function MeaningForm(props: FormProps & Pick<ImportReportData, 'statuses'>) {
  const { scope, statuses, typed, errors } = props;
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (
    <Form method="post" className="flow measure" noValidate>
      <FormSecrets scope={scope} />
      {statuses.map(({ status, rows, meaning }, index) => (
        <div key={status}>
          <input type="hidden" name={`status.${index}`} value={status} />
          <Select
            id={`meaning-${index}`}
            name={`meaning.${index}`}
            label={`${status} (${format.number(rows)})`}
            error={errors[`meaning-${index}`]}
            defaultValue={typed[`meaning.${index}`] ?? meaning ?? ''}
            options={[
              { value: '', label: t('import.choose') },
              ...MEANINGS.map((value) => ({ value, label: t(`import.meanings.${value}`) })),
            ]}
          />
        </div>
      ))}
      <Button size="lg" name="intent" value="apply">
        {t('import.apply')}
      </Button>
    </Form>
  );
}

/** The way back: what was checked is dropped, what was brought in is taken out again. */
export function UndoForm({ scope, typed, errors, act }: FormProps & { readonly act: 'drop' | 'undo' }) {
  const { t } = useTranslation('petitions');
  return (
    <Form method="post" className="flow measure" noValidate>
      <FormSecrets scope={scope} />
      {act === 'undo' ? <p className="muted">{t('import.undoNote')}</p> : null}
      <Textarea
        id="reason"
        name="reason"
        label={t('import.reason')}
        rows={3}
        error={errors.reason}
        defaultValue={typed.reason}
      />
      <Button variant="danger" name="intent" value="undo">
        {t(act === 'undo' ? 'import.undo' : 'import.drop')}
      </Button>
    </Form>
  );
}
