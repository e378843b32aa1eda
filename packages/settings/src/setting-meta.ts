import { z } from 'zod';

/** How a setting is asked. Closed: a widget that nobody draws is a failed contract, not an empty row. */
export const WIDGETS = [
  'text',
  'textarea',
  'integer',
  'money',
  'switch',
  'select',
  'multi-select',
  'date',
  'duration',
  'url',
  'secret',
  'list',
] as const;
export type Widget = (typeof WIDGETS)[number];

const catalogueKey = z.string().regex(/^[a-z][a-z0-9-]*:[\w.-]+$/, 'must be a catalogue key, `namespace:path.to.text`');

/** Act and place in it that a setting follows. `verified: false` (⚖) shows "not verified" until a lawyer confirmed it. */
const legalBasis = z.strictObject({
  act: z.string().min(1),
  article: z.string().min(1).optional(),
  verified: z.boolean(),
});

/** What `.meta()` of a setting may say. Texts are catalogue keys. */
export const settingMeta = z.strictObject({
  title: catalogueKey,
  help: catalogueKey.optional(),
  unit: catalogueKey.optional(),
  /** Where the value comes from, e.g. "Статут, пункт 4.7". */
  source: catalogueKey.optional(),
  legal: legalBasis.optional(),
  group: catalogueKey.optional(),
  order: z.number().optional(),
  widget: z.enum(WIDGETS).optional(),
  /** Texts of a select's values; without it `<title>Choice.<value>`. */
  choices: z.record(z.string(), catalogueKey).optional(),
  /** Write-only: sealed when stored, never shown again. */
  secret: z.literal(true).optional(),
  /** ❄ Copied into a process when it starts: a change touches new processes only. */
  frozen: z.literal(true).optional(),
  scope: z.enum(['tenant', 'instance']).optional(),
  phase: z.string().optional(),
});
export type SettingMeta = z.output<typeof settingMeta>;
export type LegalBasis = z.output<typeof legalBasis>;

/** The whole meta of a setting: `.meta()` may stand before or after `.default()`, `.nullable()` and the like. */
export function metaOf(setting: z.ZodType): Readonly<Record<string, unknown>> {
  const { innerType } = setting.def as { readonly innerType?: z.ZodType };
  return { ...(innerType ? metaOf(innerType) : {}), ...setting.meta() };
}
