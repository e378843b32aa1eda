import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, Table, TextInput } from '@viche/ui';
import type { TypedRow } from '../paper-rows.ts';
import { stateWord } from './state-chip.tsx';

interface PaperEntryProps {
  /** Name of the form for its token. */
  readonly scope: string;
  readonly rows: readonly TypedRow[];
}

const FIELD_OF: Readonly<Record<string, 'name' | 'line'>> = { BAD_NAME: 'name', LINE_TAKEN: 'line' };

/** The fast form of a sheet: a line a row, three fields each, one button. Only the keyboard is needed. */
export function PaperEntry({ scope, rows }: PaperEntryProps) {
  const { t } = useTranslation('petitions');
  const field = (row: TypedRow, part: 'line' | 'name' | 'code', label: string) => {
    const index = rows.indexOf(row);
    const wrong = row.outcome && (FIELD_OF[row.outcome] ?? 'code') === part ? row.outcome : null;
    return {
      id: `${part}-${index}`,
      name: `rows.${index}.${part}`,
      label: `${t('paper.legendOf', { line: row.line })}: ${label}`,
      labelAs: 'hidden' as const,
      defaultValue: row[part],
      error: wrong ? t(`paper.outcome.${stateWord(wrong)}`) : undefined,
      // Names and codes of residents have no place in the browser's memory of a shared machine.
      autoComplete: 'off',
      spellCheck: false,
    };
  };
  return (
    <Form method="post" className="flow" noValidate>
      <FormSecrets scope={scope} />
      <p className="muted sm" id="code-hint">
        {t('paper.codeHint')}
      </p>
      <Table
        caption={t('paper.rows')}
        captionAs="hidden"
        stack="narrow"
        rows={rows}
        rowKey={({ line }) => line}
        columns={[
          {
            key: 'line',
            title: t('paper.line'),
            cell: (row) => (
              <>
                {/* A card of a phone has no column above this field; readers hear its own label. */}
                <span className="narrow-only muted sm" aria-hidden="true">
                  {t('paper.line')}
                </span>
                <TextInput {...field(row, 'line', t('paper.line'))} width="s" inputMode="numeric" />
              </>
            ),
          },
          {
            key: 'name',
            title: t('paper.name'),
            cell: (row) => <TextInput {...field(row, 'name', t('paper.name'))} maxLength={300} />,
          },
          {
            key: 'code',
            title: t('paper.code'),
            cell: (row) => <TextInput {...field(row, 'code', t('paper.code'))} width="m" maxLength={60} />,
          },
        ]}
      />
      <Button size="lg" icon="check" name="intent" value="enter">
        {t('paper.enter')}
      </Button>
    </Form>
  );
}
