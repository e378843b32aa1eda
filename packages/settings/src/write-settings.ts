import { isDeepStrictEqual } from 'node:util';
import { newId, type Sql } from '@viche/db';
import { problemsOf } from '@viche/forms';
import { BadInput, Conflict, type FieldProblem, Frozen, type SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';
import { parseStored, type SealedSecret, type SettingsPlace, type StoredJson, secretKeys } from './stored-settings.ts';

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

/** What stands in the history for a secret that was there. */
export const MASK = '•••';

export interface SettingsChange<S extends SettingsSchema> {
  readonly patch: Partial<z.input<S>>;
  /** New secrets, `null` to erase. */
  readonly secrets?: Readonly<Record<string, string | null>>;
  /** Revision that the person saw. */
  readonly revision: number;
  readonly staffId: string | null;
  readonly reason: string | null;
  readonly now: Date;
  readonly sealer: SecretSealer;
  /** Settings that may not change now, and why (catalogue key). */
  readonly locked?: ReadonlyMap<string, string>;
  /** Raises the tenant's `config_version` in the same transaction, so that every process drops its cache (T11). */
  bumpConfigVersion(): Promise<void>;
}

export interface ChangedSetting {
  readonly key: string;
  /** JSON value, `•••` for a secret, null for "not set". */
  readonly oldValue: unknown;
  readonly newValue: unknown;
}

export interface WrittenSettings {
  readonly revision: number;
  /** Empty when the patch changed nothing; then nothing was written. */
  readonly changes: readonly ChangedSetting[];
}

function refuseUnknown(schema: SettingsSchema, patch: object, secrets: object): void {
  const known = new Set(Object.keys(schema.shape));
  const sealed = secretKeys(schema);
  const wrong = [
    // A secret in the plain patch would be stored readable.
    ...Object.keys(patch).filter((key) => !known.has(key) || sealed.has(key)),
    ...Object.keys(secrets).filter((key) => !sealed.has(key)),
  ];
  const fields: FieldProblem[] = wrong
    .slice(0, 10)
    .map((key) => ({ field: key.slice(0, 80), problem: 'unknown-field' }));
  if (fields.length > 0) throw new BadInput({ fields });
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

function changedValues<S extends SettingsSchema>(
  schema: S,
  before: z.output<S>,
  patch: Partial<z.input<S>>,
): ChangedSetting[] {
  const input = { ...before, ...patch };
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw new BadInput({ fields: problemsOf(parsed.error, input) });
  const [old, next] = [before as StoredJson, parsed.data as StoredJson];
  return Object.keys(patch)
    .filter((key) => !isDeepStrictEqual(old[key], next[key]))
    .map((key) => ({ key, oldValue: old[key] ?? null, newValue: next[key] ?? null }));
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
  const { patch, secrets = {}, revision, sealer, locked } = change;
  refuseUnknown(schema, patch, secrets);
  const [row] = await sql<{ json: StoredJson; revision: number }>`
    select json, revision from setting where tenant_id = ${tenantId}::uuid and scope = ${scope}`;
  const [json, current] = [row?.json ?? {}, row?.revision ?? 0];
  if (current !== revision) throw new Conflict({ current });
  const before = parseStored(schema, json);
  const values = changedValues(schema, before.values, patch);
  const masked = Object.entries(secrets).flatMap(([key, secret]) => {
    const was = before.secretsSet.has(key);
    return was || secret !== null
      ? [{ key, oldValue: was ? MASK : null, newValue: secret === null ? null : MASK }]
      : [];
  });
  const changes: readonly ChangedSetting[] = [...values, ...masked];
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
