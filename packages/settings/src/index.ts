export { settingsCatalogue } from './catalogue.ts';
export { checkSettingsSchema, type LoadedTexts } from './check-settings.ts';
export { DURATION_UNITS, type DurationUnit, isoDuration, readDuration, type TypedDuration } from './duration.ts';
export { type Choice, type FieldGroup, type FieldModel, formModel, frozenKeys, groupFields } from './field-model.ts';
export { type PostedSettings, parseSettingsForm, SETTINGS_FIELDS } from './posted-settings.ts';
export { presetDifferences, presetFor } from './presets.ts';
export { type LegalBasis, type SettingMeta, settingMeta, WIDGETS, type Widget } from './setting-meta.ts';
export {
  type DroppedSetting,
  isSealed,
  type NextSettings,
  parseStored,
  type ReadSettings,
  type SealedSecret,
  type SettingsPlace,
  type SettingsRule,
  secretKeys,
  withoutSecrets,
} from './stored-settings.ts';
