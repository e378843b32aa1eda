import { useTranslation } from '@viche/i18n';
import { DURATION_UNITS, type FieldModel, readDuration } from '@viche/settings';
import { Checkbox, type ControlWiring } from '@viche/ui';
import { settingText } from './setting-text.ts';

export interface SettingRowProps {
  readonly field: FieldModel;
  readonly value: unknown;
  /** What the preset for this size of hromada says, where it differs. */
  readonly preset: unknown;
  readonly secretSet: 'yes' | 'no';
  readonly error: string | undefined;
  readonly access: 'change' | 'read';
  /** What was typed into a form that came back; undefined on a fresh page. */
  readonly typed: string | readonly string[] | undefined;
  readonly typedUnit: string | undefined;
}

/** The control of a setting that is typed or chosen from a long list. */
export function SettingControl(props: SettingRowProps & { wiring: ControlWiring }) {
  const { field, value, typed, access, wiring } = props;
  const readOnly = access === 'read';
  const text = typeof typed === 'string' ? typed : settingText(field, value);
  const common = { ...wiring, name: field.key, readOnly, defaultValue: text };
  switch (field.widget) {
    case 'integer':
      return <input {...common} className="input w-s" inputMode="numeric" />;
    case 'money':
      return <input {...common} className="input w-m" inputMode="decimal" />;
    case 'date':
      return <input {...common} className="input w-m" type="date" />;
    case 'url':
      return <input {...common} className="input w-l" type="url" maxLength={field.maxLength} />;
    case 'text':
      return <input {...common} className="input w-l" maxLength={field.maxLength} />;
    case 'textarea':
      return <textarea {...common} className="area" maxLength={field.maxLength} />;
    case 'list':
      return <textarea {...common} className="area" defaultValue={Array.isArray(typed) ? typed.join('\n') : text} />;
    case 'secret':
      return <SecretControl {...props} />;
    case 'duration':
      return <DurationControl {...props} />;
    case 'select':
    case 'multi-select':
      return <LongChoice {...props} />;
    case 'switch':
      return null;
  }
}

/** Above it a secret is a text of many lines, such as a key in PEM: a field of one line would lose their ends. */
const LONGEST_LINE = 1_000;

function SecretControl({ field, wiring, access, secretSet }: SettingRowProps & { wiring: ControlWiring }) {
  const { t } = useTranslation('settings');
  const common = { ...wiring, name: field.key, readOnly: access === 'read', autoComplete: 'off' };
  const isLong = 'maxLength' in field && (field.maxLength ?? 0) > LONGEST_LINE;
  return (
    <>
      {isLong ? (
        <textarea {...common} className="area" maxLength={field.maxLength} spellCheck={false} />
      ) : (
        <input {...common} className="input w-m" type="password" />
      )}
      {secretSet === 'yes' ? (
        <Checkbox id={`${field.key}-clear`} name={`${field.key}.clear`} value="on" label={t('secret.clear')} />
      ) : null}
    </>
  );
}

function DurationControl(props: SettingRowProps & { wiring: ControlWiring }) {
  const { field, value, typed, typedUnit, wiring, access } = props;
  const { t } = useTranslation('settings');
  const stored = typeof value === 'string' ? readDuration(value) : null;
  return (
    <>
      <input
        {...wiring}
        name={`${field.key}.amount`}
        readOnly={access === 'read'}
        className="input w-s"
        inputMode="numeric"
        defaultValue={typeof typed === 'string' ? typed : (stored?.amount ?? '')}
      />
      <select
        className="select"
        name={`${field.key}.unit`}
        aria-label={t(field.title)}
        defaultValue={typedUnit ?? stored?.unit}
      >
        {DURATION_UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {t(`duration.${unit}`)}
          </option>
        ))}
      </select>
    </>
  );
}

function LongChoice({ field, value, typed, wiring }: SettingRowProps & { wiring: ControlWiring }) {
  const { t } = useTranslation('core');
  const isMany = field.widget === 'multi-select';
  const chosen = (typed ?? value ?? (isMany ? [] : '')) as string | string[];
  return (
    <select {...wiring} name={field.key} className="select" multiple={isMany} defaultValue={chosen}>
      {'choices' in field
        ? field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {t(choice.label)}
            </option>
          ))
        : null}
    </select>
  );
}
