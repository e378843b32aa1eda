import { useTranslation } from '@viche/i18n';
import { Checkbox, Select, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { RESIDENCE_DOCUMENTS } from './residency-data.ts';

/** Code of the document that lies before the officer. It is typed anew after a refusal: a page must not repeat it. */
export function DocumentCode({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  return (
    <TextInput
      id="code"
      name="code"
      label={t('code')}
      hint={t('codeHint')}
      error={errorIn(refused, 'code')}
      autoComplete="off"
      spellCheck={false}
      maxLength={30}
      width="m"
    />
  );
}

/** For how many days a confirmation holds, where the officer wants fewer than the hromada says. */
export function DaysHeld({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  return (
    <TextInput
      id="days"
      name="days"
      need="optional"
      width="s"
      inputMode="numeric"
      label={t('days')}
      hint={t('daysHint')}
      error={errorIn(refused, 'days')}
      defaultValue={refused?.typed.days}
    />
  );
}

/** Which document it is, and the officer's word that it was checked. */
export function DocumentChecked({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  return (
    <>
      <Select
        id="document"
        name="document"
        label={t('document')}
        error={errorIn(refused, 'document')}
        defaultValue={refused?.typed.document ?? 'id-card'}
        options={RESIDENCE_DOCUMENTS.map((value) => ({ value, label: t(`documents.${value}`) }))}
      />
      <Checkbox id="checked" name="checked" label={t('checked')} error={errorIn(refused, 'checked')} />
    </>
  );
}

/** The document of a posted form; another word than those offered is «other». */
export const documentOf = (form: FormData): string =>
  RESIDENCE_DOCUMENTS.find((known) => known === form.get('document')) ?? 'other';

/** What was typed, but the code. */
export function typedButCode(typed: Readonly<Record<string, string>>): Record<string, string> {
  const { code: _never, ...rest } = typed;
  return rest;
}
