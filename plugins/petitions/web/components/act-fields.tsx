import { useTranslation } from '@viche/i18n';
import { Radios, Textarea, TextInput } from '@viche/ui';
import type { ActField } from '../desk-acts.ts';
import type { GroundData } from '../desk-document.ts';

interface ActFieldsProps {
  readonly fields: readonly ActField[];
  readonly grounds: readonly GroundData[];
  /** What was typed, or what stands there already, by name. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The questions of an act, with what was typed and what was wrong with it. */
export function ActFields({ fields, grounds, typed, errors }: ActFieldsProps) {
  const { t } = useTranslation('petitions');
  return (
    <>
      {fields.map(({ name, kind }) => {
        const words = {
          id: name,
          label: t(`act.field.${name}.label`),
          hint: t(`act.field.${name}.hint`),
          error: errors[name],
        };
        if (kind === 'ground') {
          const { label, ...rest } = words;
          return (
            <Radios
              key={name}
              {...rest}
              name={name}
              legend={label}
              value={typed[name]}
              options={grounds.map(({ code, title, sourceAct, hidesText }) => ({
                value: code,
                label: title,
                hint: hidesText ? t('act.hidesText', { act: sourceAct }) : sourceAct,
              }))}
            />
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
            type={kind === 'day' ? 'date' : 'text'}
            width={kind === 'day' ? 'm' : 'full'}
            defaultValue={typed[name]}
          />
        );
      })}
    </>
  );
}
