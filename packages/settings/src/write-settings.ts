import { newId, type Sql } from '@viche/db';
import { Conflict, Frozen, type SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';
import { type ChangedSetting, type PlannedChange, planSettings } from './plan-settings.ts';
import { type SealedSecret, type SettingsPlace, type StoredJson, secretKeys } from './stored-settings.ts';

/** Seals a secret to its place: the bytes open nowhere else. AES-GCM with the tenant's data key, made by the host. */
export interface SecretSealer {
  seal(secret: string, place: SecretPlace): Uint8Array | Promise<Uint8Array>;
  open(sealed: Uint8Array, place: SecretPlace): string | Promise<string>;
}
type OwnerPlace = Omit<SecretPlace, 'key'>;

export interface SecretPlace {
  readonly tenantId: string;
  readonly scope: string;
  readonly key: string;
}

export interface SettingsChange<S extends SettingsSchema> extends PlannedChange<S> {
  readonly staffId: string | null;
  readonly reason: string | null;
  readonly now: Date;
  readonly sealer: SecretSealer;
  /** Settings that may not change now, and why (catalogue key). */
  readonly locked?: ReadonlyMap<string, string>;
  /** Raises the tenant's `config_version` in the same transaction, so that every process drops its cache (T11). */
  bumpConfigVersion(): Promise<void>;
}

export interface WrittenSettings {
  readonly revision: number;
  /** Empty when the patch changed nothing; then nothing was written. */
  readonly changes: readonly ChangedSetting[];
}

async function sealAll(
  secrets: Readonly<Record<string, string | null>>,
  sealer: SecretSealer,
  place: OwnerPlace,
): Promise<Record<string, SealedSecret | null>> {
  const sealed = await Promise.all(
    Object.entries(secrets).map(async ([key, secret]) => {
      if (secret === null) return [key, null] as const;
      const bytes = await sealer.seal(secret, { ...place, key });
      return [key, { $sealed: Buffer.from(bytes).toString('base64') }] as const;
    }),
  );
  return Object.fromEntries(sealed);
}

function storedJson(
  schema: SettingsSchema,
  before: StoredJson,
  changes: readonly ChangedSetting[],
  sealed: Record<string, SealedSecret | null>,
) {
  const known = new Set(Object.keys(schema.shape));
  // Only what somebody chose is stored: a default that the code improves later reaches those who never touched it.
  const json: Record<string, unknown> = Object.fromEntries(Object.entries(before).filter(([key]) => known.has(key)));
  for (const { key, newValue } of changes) json[key] = newValue;
  for (const [key, secret] of Object.entries(sealed)) {
    if (secret) json[key] = secret;
    else delete json[key];
  }
  return json;
}

async function store(sql: Sql, place: OwnerPlace, json: object, at: { revision: number; now: Date }): Promise<number> {
  const text = JSON.stringify(json);
  const rows =
    at.revision === 0
      ? await sql<{ revision: number }>`
          insert into setting (tenant_id, scope, json, schema_version, revision, changed_at)
          values (${place.tenantId}::uuid, ${place.scope}, ${text}::jsonb, 1, 1, ${at.now}::timestamptz)
          on conflict (tenant_id, scope) do nothing returning revision`
      : await sql<{ revision: number }>`
          update setting set json = ${text}::jsonb, revision = revision + 1, changed_at = ${at.now}::timestamptz
          where tenant_id = ${place.tenantId}::uuid and scope = ${place.scope} and revision = ${at.revision}::int
          returning revision`;
  const [row] = rows;
  if (!row) throw new Conflict({});
  return row.revision;
}

/**
 * Saves a change of settings in the caller's transaction, with one row of history per changed key.
 *
 * @throws Conflict when somebody saved after the person's page was made
 * @throws BadInput when the result does not fit the schema, or a key is unknown
 * @throws Frozen when a locked setting would change
 */
export async function writeSettings<S extends SettingsSchema>(
  sql: Sql,
  place: SettingsPlace<S>,
  change: SettingsChange<S>,
): Promise<WrittenSettings> {
  const { tenantId, scope, schema } = place;
  const { secrets = {}, revision, sealer, locked } = change;
  const { json, values, changes } = await planSettings(sql, place, change);
  for (const { key } of changes) {
    const why = locked?.get(key);
    if (why !== undefined) throw new Frozen({ key, why }, key);
  }
  if (changes.length === 0) return { revision, changes };
  const sealed = await sealAll(secrets, sealer, { tenantId, scope });
  const saved = await store(sql, { tenantId, scope }, storedJson(schema, json, values, sealed), change);
  await recordChanges(sql, place, changes, change);
  await change.bumpConfigVersion();
  return { revision: saved, changes };
}

async function recordChanges(
  sql: Sql,
  { tenantId, scope }: OwnerPlace,
  changes: readonly ChangedSetting[],
  by: { readonly staffId: string | null; readonly reason: string | null; readonly now: Date },
): Promise<void> {
  const rows = changes.map(({ key, oldValue, newValue }) => ({ id: newId(), key, oldValue, newValue }));
  await sql`
    insert into setting_change (tenant_id, id, scope, key, old_value, new_value, staff_id, reason, created_at)
    select ${tenantId}::uuid, (change->>'id')::uuid, ${scope}, change->>'key', nullif(change->'oldValue', 'null'), nullif(change->'newValue', 'null'),
           ${by.staffId}::uuid, ${by.reason}::text, ${by.now}::timestamptz
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as change`;
}

/**
 * Opens one stored secret, for the code that has to use it (a call to a foreign service). Null when none is set. The
 * result must not reach a page, an export, a log or GraphQL.
 */
export async function openSecret<S extends SettingsSchema>(
  sql: Sql,
  place: SettingsPlace<S>,
  { key, sealer }: { readonly key: keyof z.output<S> & string; readonly sealer: SecretSealer },
): Promise<string | null> {
  const { tenantId, scope, schema } = place;
  if (!secretKeys(schema).has(key)) throw new TypeError(`The setting "${key}" is not a secret`);
  const [row] = await sql<{ sealed: string | null }>`
    select json->${key}::text->>'$sealed' as sealed from setting where tenant_id = ${tenantId}::uuid and scope = ${scope}`;
  return row?.sealed ? sealer.open(Buffer.from(row.sealed, 'base64'), { tenantId, scope, key }) : null;
}
