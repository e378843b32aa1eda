export { readSettings } from './read-settings.ts';
export {
  type ChangedSetting,
  MASK,
  openSecret,
  type SecretPlace,
  type SecretSealer,
  type SettingsChange,
  type WrittenSettings,
  writeSettings,
} from './write-settings.ts';
