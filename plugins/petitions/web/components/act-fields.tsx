import { useTranslation } from '@viche/i18n';
import { type ChoiceOption, Radios, Textarea, TextInput } from '@viche/ui';
import type { ActField } from '../desk-acts.ts';

interface ActFieldsProps {
  readonly fields: readonly ActField[];
  /** Answers of the fields that are a choice, by name. */
  readonly choices: Readonly<Record<string, readonly ChoiceOption[]>>;
  /** What was typed, or what stands there already, by name. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const INPUT_TYPE = { day: 'date', moment: 'datetime-local', line: 'text' } as const;

/** The questions of an act, with what was typed and what was wrong with it. */
export function ActFields({ fields, choices, typed, errors }: ActFieldsProps) {
  const { t } = useTranslation('petitions');
  return (
    <>
      {fields.map(({ name, kind, need }) => {
        const words = {
          id: name,
          label: t(`act.field.${name}.label`),
          hint: t(`act.field.${name}.hint`),
          error: errors[name],
          need,
        };
        if (kind === 'choice') {
          const { label, ...rest } = words;
          return (
            <Radios key={name} {...rest} name={name} legend={label} value={typed[name]} options={choices[name] ?? []} />
          );
        }
        if (kind === 'long') {
          return <Textarea key={name} {...words} name={name} rows={6} defaultValue={typed[name]} />;
        }
        return (
          <TextInput
            key={name}
            {...words}
            name={name}
            type={INPUT_TYPE[kind]}
            width={kind === 'line' ? 'full' : 'm'}
            defaultValue={typed[name]}
          />
        );
      })}
    </>
  );
}
