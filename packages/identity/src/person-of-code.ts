import type { PersonOfCode } from '@viche/plugin-api';
import { ageOn, localDay } from './actor.ts';
import { canonicalKeys, lockMarks } from './find-person.ts';
import { birthDateOfTaxNumber, type IdentityCode, identityCodeOf } from './identity-code.ts';
import type { IdentityContext } from './identity-context.ts';
import { personKey } from './person-key.ts';

/**
 * People by the codes of documents that lie before an officer, in the order given: the keys are those that a login with
 * the same code makes, aliases followed. An unknown code leaves its alias, so that the person who logs in later, even with
 * other codes beside it, gets this very key (threats G06, V02). Codes are neither kept nor repeated.
 *
 * @param day on which the age is asked for
 * @returns null in the place of a code that no register could have given
 */
export async function peopleOfCodes(
  ctx: IdentityContext,
  codes: readonly string[],
  day: Date,
): Promise<(PersonOfCode | null)[]> {
  const read = codes.map((raw) => identityCodeOf(raw));
  const known = read.filter((code): code is IdentityCode => code !== null);
  const marks = known.map((code) => ({ kind: code.kind, key: personKey(ctx.keys, code) }));
  const keys = marks.map(({ key }) => key);
  // The same locks as a login takes, all at once: a login of the same person at the same moment waits or is waited for.
  await lockMarks(ctx, keys);
  await ctx.sql`
    INSERT INTO person_key_alias (tenant_id, key, kind, pepper_version, canonical_key)
    SELECT DISTINCT ON (code.key) ${ctx.tenant.id}::uuid, code.key, code.kind, ${ctx.keys.pepperVersion}::int, code.key
    FROM unnest(${keys}::bytea[], ${marks.map(({ kind }) => kind)}::text[]) AS code (key, kind) ORDER BY code.key
    ON CONFLICT (tenant_id, key) DO NOTHING`;
  const canonical = await canonicalOf(ctx, keys);
  const at = localDay(day, ctx.tenant.timeZone);
  return read.map((code) => {
    if (!code) return null;
    const key = personKey(ctx.keys, code);
    const found = canonical.get(key.toString('hex'));
    const birthDate = code.kind === 'tax-number' ? birthDateOfTaxNumber(code.code) : undefined;
    return {
      personKey: found?.personKey ?? key,
      age: birthDate === undefined ? null : ageOn(birthDate, at),
      participantId: found?.participantId ?? null,
    };
  });
}

/** The canonical key behind each mark, and its account; by the mark in hex. */
async function canonicalOf(ctx: IdentityContext, keys: readonly Buffer[]) {
  await lockMarks(ctx, await canonicalKeys(ctx, keys));
  const rows = await ctx.sql<{ key: Uint8Array; personKey: Uint8Array; participantId: string | null }>`
    SELECT a.key, a.canonical_key AS "personKey", p.id::text AS "participantId" FROM person_key_alias a
    LEFT JOIN participant p ON p.tenant_id = a.tenant_id AND p.person_key = a.canonical_key AND p.state = 'active'
    WHERE a.tenant_id = ${ctx.tenant.id}::uuid AND a.key = ANY(${keys}::bytea[])`;
  return new Map(rows.map((row) => [Buffer.from(row.key).toString('hex'), row]));
}
