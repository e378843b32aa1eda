import { useTranslation } from '@viche/i18n';
import { Checkbox, Radios, SettingsField, SettingsGroup } from '@viche/ui';
import { SettingControl, type SettingRowProps } from './setting-control.tsx';
import { useSettingText } from './setting-text.ts';

/** Up to seven answers are shown at once, more are a list. */
const MOST_RADIOS = 7;

/** Joins what is said about a setting; some of it ends with a full stop already. */
function sentences(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.flatMap((part) => (part ? [part.replace(/\.$/, '')] : []));
  return said.length > 0 ? said.join('. ') : undefined;
}

/** One row of a generated settings form: words and source, the control, its preset and what a change touches. */
export function SettingRow(props: SettingRowProps) {
  const { field } = props;
  if (field.widget === 'switch') return <SwitchRow {...props} />;
  if (field.widget === 'select' && field.choices.length <= MOST_RADIOS) return <ChoiceRow {...props} />;
  return <TypedRow {...props} />;
}

function TypedRow(props: SettingRowProps) {
  const words = useRowWords(props);
  return (
    <SettingsField {...words} id={props.field.key} error={props.error}>
      {(wiring) => <SettingControl {...props} wiring={wiring} />}
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
  const source = sentences([field.help && t(field.help), field.source && t(field.source), ...legal]);
  const secret = field.widget === 'secret' ? t(secretSet === 'yes' ? 'secret.set' : 'secret.unset') : '';
  const note = sentences([preset === undefined ? '' : t('preset.differs', { value: text(field, preset) }), secret]);
  return {
    label: t(field.title),
    source,
    suffix: field.unit ? t(field.unit) : undefined,
    note,
  };
}

function SwitchRow(props: SettingRowProps) {
  const { t } = useTranslation('core');
  const { field, value, typed, error } = props;
  const { label, source, note } = useRowWords(props);
  const isOn = typed === undefined ? value === true : typed === 'on';
  return (
    <SettingsGroup legend={label} source={sentences([source, note])}>
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
  const { label, source, note } = useRowWords(props);
  const choices = 'choices' in field ? field.choices : [];
  return (
    <SettingsGroup legend={label} source={sentences([source, note])}>
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
