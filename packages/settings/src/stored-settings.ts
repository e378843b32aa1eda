import type { FieldProblem, SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';
import { metaOf } from './setting-meta.ts';

/** What of the stored settings did not fit the schema of today. */
export interface DroppedSetting {
  readonly key: string;
  readonly why: 'unknown-key' | 'bad-value';
}

export interface ReadSettings<S extends SettingsSchema> {
  /** Every setting, with defaults. Secrets are never among them: they show their default. */
  readonly values: z.output<S>;
  /** 0 when nothing was saved yet. */
  readonly revision: number;
  /** Secrets that have a stored value. */
  readonly secretsSet: ReadonlySet<string>;
  readonly dropped: readonly DroppedSetting[];
}

export interface SettingsPlace<S extends SettingsSchema> {
  readonly tenantId: string;
  /** `core` or a plugin's id. */
  readonly scope: string;
  readonly schema: S;
  /** Asked before a change is saved or previewed: what a schema, which never sees a stored secret, cannot say. */
  readonly rule?: SettingsRule;
}

/** Settings as they would be after a change. */
export interface NextSettings {
  readonly values: StoredJson;
  readonly changed: ReadonlySet<string>;
  /** A secret as it would be: typed, or sealed where it is kept; null where there would be none. */
  secret(key: string): string | SealedSecret | null;
}

/** Says what is wrong with settings together, beside the fields concerned. */
export type SettingsRule = (next: NextSettings) => Promise<readonly FieldProblem[]>;

export type StoredJson = Readonly<Record<string, unknown>>;
export interface SealedSecret {
  readonly $sealed: string;
}

export function isSealed(value: unknown): value is SealedSecret {
  return typeof value === 'object' && value !== null && '$sealed' in value && typeof value.$sealed === 'string';
}

/** Keys marked `.meta({ secret: true })`. */
export function secretKeys(schema: SettingsSchema): ReadonlySet<string> {
  const keys = Object.entries(schema.shape as Record<string, z.ZodType>);
  return new Set(keys.filter(([, setting]) => metaOf(setting).secret === true).map(([key]) => key));
}

function defaultsFor<S extends SettingsSchema>(schema: S): z.output<S> {
  const parsed = schema.safeParse({});
  if (!parsed.success) throw new TypeError('Every setting needs a default: the schema does not parse from {}');
  return parsed.data as z.output<S>;
}

/**
 * Parses stored JSON by the schema of today: a new key has its default, a key of an older schema is dropped, a value
 * that no longer fits falls back to the default, so that one bad value never takes a tenant's site down.
 */
export function parseStored<S extends SettingsSchema>(
  schema: S,
  json: StoredJson,
): Pick<ReadSettings<S>, 'values' | 'secretsSet' | 'dropped'> {
  const shape = schema.shape as Record<string, z.ZodType>;
  const secrets = secretKeys(schema);
  const dropped: DroppedSetting[] = [];
  const fitting: Record<string, unknown> = {};
  const secretsSet = new Set<string>();
  for (const [key, value] of Object.entries(json)) {
    const setting = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (!setting) dropped.push({ key, why: 'unknown-key' });
    else if (secrets.has(key)) {
      if (isSealed(value)) secretsSet.add(key);
      else dropped.push({ key, why: 'bad-value' });
    } else if (setting.safeParse(value).success) fitting[key] = value;
    else dropped.push({ key, why: 'bad-value' });
  }
  const whole = schema.safeParse(fitting);
  if (whole.success) return { values: whole.data as z.output<S>, secretsSet, dropped };
  // Each value fits, together they break a rule between settings: those the rule names give way, else all.
  const blamed = new Set(whole.error.issues.map((issue) => String(issue.path[0] ?? '')));
  const rest = Object.fromEntries(Object.entries(fitting).filter(([key]) => !blamed.has(key)));
  const second = schema.safeParse(rest);
  const lost = Object.keys(fitting).filter((key) => !second.success || blamed.has(key));
  const values = second.success ? (second.data as z.output<S>) : defaultsFor(schema);
  return { values, secretsSet, dropped: [...dropped, ...lost.map((key) => ({ key, why: 'bad-value' as const }))] };
}

/** Stored settings as they may leave the building (export, archive): without secrets, sealed or not. */
export function withoutSecrets(schema: SettingsSchema, json: StoredJson): StoredJson {
  const secrets = secretKeys(schema);
  return Object.fromEntries(Object.entries(json).filter(([key, value]) => !secrets.has(key) && !isSealed(value)));
}
