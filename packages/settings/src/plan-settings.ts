import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '@viche/db';
import { problemsOf } from '@viche/forms';
import { BadInput, Conflict, type FieldProblem, type SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';
import { isSealed, parseStored, type SettingsPlace, type StoredJson, secretKeys } from './stored-settings.ts';

/** What stands in the history for a secret that was there. */
export const MASK = '•••';

export interface ChangedSetting {
  readonly key: string;
  /** JSON value, `•••` for a secret, null for "not set". */
  readonly oldValue: unknown;
  readonly newValue: unknown;
}

/** A change of settings as somebody typed it over the page of a revision. */
export interface PlannedChange<S extends SettingsSchema> {
  readonly patch: Partial<z.input<S>>;
  /** New secrets, `null` to erase. */
  readonly secrets?: Readonly<Record<string, string | null>>;
  /** Revision that the person saw. */
  readonly revision: number;
}

export interface SettingsPlan {
  /** What is stored now. */
  readonly json: StoredJson;
  /** What would change beside secrets. */
  readonly values: readonly ChangedSetting[];
  /** All that would change; of a secret only that it does. */
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

/**
 * What a change of settings would do. Reads only.
 *
 * @throws Conflict when somebody saved after the person's page was made
 * @throws BadInput when the result does not fit the schema or the rule of its place, or a key is unknown
 */
export async function planSettings<S extends SettingsSchema>(
  sql: Sql,
  { tenantId, scope, schema, rule }: SettingsPlace<S>,
  { patch, secrets = {}, revision }: PlannedChange<S>,
): Promise<SettingsPlan> {
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
  const changes = [...values, ...masked];
  const problems = await rule?.({
    values: { ...before.values, ...Object.fromEntries(values.map(({ key, newValue }) => [key, newValue])) },
    changed: new Set(changes.map(({ key }) => key)),
    secret(key) {
      const typed = secrets[key];
      if (typed !== undefined) return typed;
      const kept = json[key];
      return isSealed(kept) ? kept : null;
    },
  });
  if (problems && problems.length > 0) throw new BadInput({ fields: problems });
  return { json, values, changes };
}
