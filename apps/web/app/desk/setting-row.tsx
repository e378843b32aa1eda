import { useTranslation } from '@viche/i18n';
import { DURATION_UNITS, type FieldModel, readDuration } from '@viche/settings';
import { Checkbox, type ControlWiring, Radios, SettingsField, SettingsGroup } from '@viche/ui';
import { settingText, useSettingText } from './setting-text.ts';

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

/** Up to seven answers are shown at once, more are a list. */
const MOST_RADIOS = 7;

/** One row of a generated settings form: words and source, the control, its preset and what a change touches. */
export function SettingRow(props: SettingRowProps) {
  const { field, error, access } = props;
  if (field.widget === 'switch') return <SwitchRow {...props} />;
  if (field.widget === 'select' && field.choices.length <= MOST_RADIOS) return <ChoiceRow {...props} />;
  return (
    <SettingsField {...useRowWords(props)} id={field.key} error={error}>
      {(wiring) => <Control {...props} wiring={access === 'read' ? { ...wiring } : wiring} />}
    </SettingsField>
  );
}

/** Words around the control; the source of a legal rule says whether a lawyer has confirmed it. */
function useRowWords({ field, preset, secretSet }: SettingRowProps) {
  const { t } = useTranslation('settings');
  const text = useSettingText();
  const legal = field.legal
    ? [
        field.legal.article ? t('legal', { act: field.legal.act, article: field.legal.article }) : field.legal.act,
        field.legal.verified ? '' : t('unverified'),
      ]
    : [];
  const source = [field.help && t(field.help), field.source && t(field.source), ...legal].filter(Boolean).join('. ');
  const secret = field.widget === 'secret' ? t(secretSet === 'yes' ? 'secret.set' : 'secret.unset') : '';
  const note = [preset === undefined ? '' : t('preset.differs', { value: text(field, preset) }), secret];
  return {
    label: t(field.title),
    source: source || undefined,
    suffix: field.unit ? t(field.unit) : undefined,
    note: note.filter(Boolean).join('. ') || undefined,
    effect: field.frozen ? t('frozen') : undefined,
  };
}

function SwitchRow(props: SettingRowProps) {
  const { t } = useTranslation('core');
  const { field, value, typed, error } = props;
  const { label, source, note } = useRowWords(props);
  const isOn = typed === undefined ? value === true : typed === 'on';
  return (
    <SettingsGroup legend={label} source={[source, note].filter(Boolean).join('. ') || undefined}>
      <Checkbox
        id={field.key}
        name={field.key}
        value="on"
        label={t('words.yes')}
        chosen={isOn ? 'yes' : 'no'}
        error={error}
        look="box"
      />
    </SettingsGroup>
  );
}

function ChoiceRow(props: SettingRowProps) {
  const { t } = useTranslation('core');
  const { field, value, typed, error } = props;
  const { label, source, note, effect } = useRowWords(props);
  const choices = 'choices' in field ? field.choices : [];
  return (
    <SettingsGroup legend={label} source={[source, note, effect].filter(Boolean).join('. ') || undefined}>
      <Radios
        id={field.key}
        name={field.key}
        legend={label}
        legendAs="hidden"
        error={error}
        value={typeof typed === 'string' ? typed : String(value ?? '')}
        options={choices.map((choice) => ({ value: choice.value, label: t(choice.label) }))}
      />
    </SettingsGroup>
  );
}

function Control(props: SettingRowProps & { wiring: ControlWiring }) {
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

function SecretControl({ field, wiring, access, secretSet }: SettingRowProps & { wiring: ControlWiring }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <input
        {...wiring}
        name={field.key}
        readOnly={access === 'read'}
        className="input w-m"
        type="password"
        autoComplete="off"
      />
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
