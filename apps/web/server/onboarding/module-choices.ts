import type { Translator } from '@viche/i18n';
import type { AnyManifest } from '@viche/plugin-api';
import { presetFor, type SettingMeta, settingMeta } from '@viche/settings';
import type { OnboardingModule } from '@viche/site';
import type { z } from 'zod';
import type { ApplicationContent } from './application.ts';

type Rules = Readonly<Record<string, number | string | boolean>>;

/** Rules of a module that a hromada of this size begins with: the preset's, under what was typed. */
export function rulesOf(manifest: AnyManifest, { population, rules }: ApplicationContent): Rules {
  const preset = presetFor(manifest.presets, population ?? 0);
  return { ...((preset?.values ?? {}) as Rules), ...rules?.[manifest.id] };
}

/** Modules and their rules as the pages show them. */
export function moduleChoices(
  manifests: readonly AnyManifest[],
  content: ApplicationContent,
  { t }: Translator,
): OnboardingModule[] {
  return manifests.map((manifest) => ({
    id: manifest.id,
    title: t(manifest.nav.find(({ area }) => area === 'public')?.label ?? manifest.id),
    on: content.modules?.includes(manifest.id) ?? true,
    rules: Object.entries(rulesOf(manifest, content)).map(([key, value]) => {
      const meta: Partial<SettingMeta> = settingMeta.safeParse(manifest.settings.shape[key].meta()).data ?? {};
      return {
        field: `${manifest.id}.${key}`,
        title: t(meta.title ?? key),
        help: meta.help ? t(meta.help) : '',
        value: String(value),
      };
    }),
  }));
}

/** Which typed rules the module's own schema refuses, by field. */
export function refusedRules(manifest: AnyManifest, rules: Rules): string[] {
  const parsed = manifest.settings.safeParse(rules);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue: z.core.$ZodIssue) => `${manifest.id}.${String(issue.path[0])}`);
}
