export { type ChangedSetting, MASK, type PlannedChange, planSettings, type SettingsPlan } from './plan-settings.ts';
export { readSettings } from './read-settings.ts';
export {
  openSecret,
  type SecretPlace,
  type SecretSealer,
  type SettingsChange,
  type WrittenSettings,
  writeSettings,
} from './write-settings.ts';
