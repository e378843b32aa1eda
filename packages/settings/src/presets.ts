import type { SettingsPreset, SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';

/** The preset of a tenant's size: the smallest band that holds the population, else the band without an end. */
export function presetFor<S extends SettingsSchema>(
  presets: readonly SettingsPreset<S>[] | undefined,
  population: number,
): SettingsPreset<S> | null {
  const bands = [...(presets ?? [])].sort(
    (a, b) => (a.upTo ?? Number.POSITIVE_INFINITY) - (b.upTo ?? Number.POSITIVE_INFINITY),
  );
  return bands.find(({ upTo }) => upTo === undefined || population <= upTo) ?? null;
}

/** Settings of the preset that the tenant has set otherwise. */
export function presetDifferences<S extends SettingsSchema>(
  preset: SettingsPreset<S>,
  values: z.output<S>,
): readonly { readonly key: string; readonly preset: unknown; readonly value: unknown }[] {
  const own = values as Readonly<Record<string, unknown>>;
  return Object.entries(preset.values)
    .filter(([key, value]) => JSON.stringify(own[key]) !== JSON.stringify(value))
    .map(([key, value]) => ({ key, preset: value, value: own[key] }));
}
