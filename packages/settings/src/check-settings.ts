import type { PluginManifest } from '@viche/plugin-api';
import { LOCALES, type Locale } from '@viche/plugin-api';
import { z } from 'zod';
import { formModel } from './field-model.ts';
import { metaOf, type SettingMeta, settingMeta } from './setting-meta.ts';
import { secretKeys } from './stored-settings.ts';

/** Loaded texts by language and namespace. */
export type LoadedTexts = Readonly<Record<Locale, Readonly<Record<string, object>>>>;

function hasText(texts: LoadedTexts, locale: Locale, catalogueKey: string): boolean {
  const [namespace = '', path = ''] = catalogueKey.split(':');
  let found: unknown = texts[locale][namespace];
  const steps = path.split('.');
  for (const [index, step] of steps.entries()) {
    if (typeof found !== 'object' || found === null) return false;
    const here = found as Readonly<Record<string, unknown>>;
    // A text with plural forms exists when its `_other` does.
    found = here[step] ?? (index === steps.length - 1 ? here[`${step}_other`] : undefined);
  }
  return typeof found === 'string' && found !== '';
}

function checkTexts(where: string, meta: SettingMeta, labels: readonly string[], texts: LoadedTexts): string[] {
  const keys = [meta.title, meta.help, meta.unit, meta.source, meta.group, ...labels].filter(
    (key) => key !== undefined,
  );
  return LOCALES.flatMap((locale) =>
    keys.filter((key) => !hasText(texts, locale, key)).map((key) => `${where}: no text "${key}" in ${locale}`),
  );
}

function checkPresets({ id, settings, presets = [] }: PluginManifest): string[] {
  const problems: string[] = [];
  const shape = settings.shape as Record<string, z.ZodType>;
  const secrets = secretKeys(settings);
  for (const [index, preset] of presets.entries()) {
    const where = `${id}: preset "${preset.id}"`;
    if (presets.findIndex((other) => other.id === preset.id) !== index) problems.push(`${where} stands twice`);
    const end = preset.upTo ?? Number.POSITIVE_INFINITY;
    const before = index === 0 ? 0 : (presets[index - 1]?.upTo ?? Number.POSITIVE_INFINITY);
    if (end <= before) problems.push(`${where} is not larger than the one before it`);
    for (const [key, value] of Object.entries(preset.values)) {
      const setting = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (!setting) problems.push(`${where}: unknown setting "${key}"`);
      else if (secrets.has(key)) problems.push(`${where}: a secret cannot be preset: "${key}"`);
      else if (!setting.safeParse(value).success)
        problems.push(`${where}: "${key}" does not accept ${JSON.stringify(value)}`);
    }
    if (!settings.safeParse(preset.values).success) problems.push(`${where} breaks a rule between settings`);
  }
  if (presets.length > 0 && presets.at(-1)?.upTo !== undefined)
    problems.push(`${id}: the last preset must have no upTo`);
  return problems;
}

/**
 * The contract of settings: every key has a default that fits, a widget, and a title in Ukrainian and English; every
 * other text that its meta names exists too; presets fit. Returns problems in words, an empty list when all is well.
 */
export function checkSettingsSchema(manifest: PluginManifest, texts: LoadedTexts): string[] {
  const { id, settings } = manifest;
  const problems: string[] = [];
  for (const [key, setting] of Object.entries(settings.shape as Record<string, z.ZodType>)) {
    const where = `${id}.${key}`;
    if (!setting.safeParse(undefined).success) problems.push(`${where}: has no default`);
    const meta = settingMeta.safeParse(ownMeta(setting));
    if (!meta.success) {
      const told = meta.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(' '));
      problems.push(`${where}: meta: ${told.join('; ')}`);
      continue;
    }
    if (meta.data.secret && setting.safeParse(undefined).data !== '')
      problems.push(`${where}: a secret's default is ''`);
    try {
      const [field] = formModel(z.strictObject({ [key]: setting }));
      const labels = field && 'choices' in field ? field.choices.map(({ label }) => label) : [];
      problems.push(...checkTexts(where, meta.data, labels, texts));
    } catch (error) {
      problems.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length === 0 && !settings.safeParse({}).success)
    problems.push(`${id}: the defaults break a rule between settings`);
  return [...problems, ...checkPresets(manifest)];
}

/** Meta without what the builders of `@viche/forms` add for the form itself. */
function ownMeta(setting: z.ZodType): Record<string, unknown> {
  const { input, minimum, maximum, from, to, ...meta } = metaOf(setting);
  return meta;
}
