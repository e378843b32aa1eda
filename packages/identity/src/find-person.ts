import { newId } from '@viche/db';
import type { IdentityClaims } from './claims.ts';
import { IdentityCodeMissing } from './errors.ts';
import { IDENTITY_CODE_KINDS } from './identity-code.ts';
import type { IdentityContext } from './identity-context.ts';
import { personKey } from './person-key.ts';

export interface FoundPerson {
  readonly participantId: string;
  readonly state: string;
  readonly firstVisit: boolean;
  /** Other accounts that this login proved to be the same human: to be merged by staff (threats O13). */
  readonly duplicates: readonly string[];
}

/** Serialises logins that share a mark, across processes, until the transaction ends. */
export async function lockMarks(ctx: IdentityContext, marks: readonly Buffer[]): Promise<void> {
  // One order for everybody, or two logins with the same two codes would wait for each other.
  const locks = [...marks].sort(Buffer.compare).map((mark) => mark.readBigInt64BE(0).toString());
  await ctx.sql`SELECT count(pg_advisory_xact_lock(mark)::text) FROM unnest(${locks}::bigint[]) AS mark`;
}

/**
 * The person of these identity codes, made at the first visit. The key of the first code ever seen is the canonical
 * one; a login that brings more codes makes aliases, and one that joins two canonical keys keeps the older.
 *
 * @throws {IdentityCodeMissing}
 */
export async function findByCodes(ctx: IdentityContext, claims: Pick<IdentityClaims, 'codes'>): Promise<FoundPerson> {
  const codes = claims.codes.toSorted(
    (a, b) => IDENTITY_CODE_KINDS.indexOf(a.kind) - IDENTITY_CODE_KINDS.indexOf(b.kind),
  );
  const marks = codes.map((code) => ({ kind: code.kind, key: personKey(ctx.keys, code) }));
  const first = marks[0];
  if (!first) throw new IdentityCodeMissing({});
  await lockMarks(
    ctx,
    marks.map(({ key }) => key),
  );

  const keys = marks.map(({ key }) => key);
  let known = await canonicalKeys(ctx, keys);
  if (known.length > 0) {
    // Another login may be joining these accounts by a code that this one does not bring: wait for it and look again.
    await lockMarks(ctx, known);
    known = await canonicalKeys(ctx, keys);
  }
  const canonical = known[0] ?? first.key;
  const kinds = marks.map(({ kind }) => kind);
  await ctx.sql`
    INSERT INTO person_key_alias (tenant_id, key, kind, pepper_version, canonical_key)
    SELECT ${ctx.tenant.id}::uuid, code.key, code.kind, ${ctx.keys.pepperVersion}::int, ${canonical}::bytea
    FROM unnest(${keys}::bytea[], ${kinds}::text[]) AS code (key, kind)
    ON CONFLICT (tenant_id, key) DO NOTHING`;
  const younger = known.slice(1);
  const duplicates = younger.length > 0 ? await joinKeys(ctx, canonical, younger) : [];

  const [row] = await ctx.sql<{ id: string; state: string; first_visit: boolean }>`
    INSERT INTO participant (tenant_id, id, person_key, pepper_version)
    VALUES (${ctx.tenant.id}::uuid, ${newId()}::uuid, ${canonical}, ${ctx.keys.pepperVersion}::int)
    ON CONFLICT (tenant_id, person_key) DO UPDATE SET pepper_version = EXCLUDED.pepper_version
    RETURNING id::text, state, (xmax = 0) AS first_visit`;
  return { participantId: row!.id, state: row!.state, firstVisit: row!.first_visit, duplicates };
}

/** Canonical keys behind these marks, the oldest first. */
export async function canonicalKeys(ctx: IdentityContext, keys: readonly Buffer[]): Promise<Buffer[]> {
  const rows = await ctx.sql<{ canonical_key: Uint8Array }>`
    SELECT a.canonical_key FROM person_key_alias a
    WHERE a.tenant_id = ${ctx.tenant.id}::uuid AND a.key = ANY(${keys}::bytea[])
    GROUP BY a.canonical_key ORDER BY min(a.created_at), a.canonical_key`;
  return rows.map((row) => Buffer.from(row.canonical_key));
}

async function joinKeys(ctx: IdentityContext, canonical: Buffer, younger: readonly Buffer[]): Promise<string[]> {
  await ctx.sql`
    UPDATE person_key_alias SET canonical_key = ${canonical}
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND canonical_key = ANY(${younger}::bytea[])`;
  const twins = await ctx.sql<{ id: string }>`
    SELECT id::text FROM participant
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND person_key = ANY(${younger}::bytea[])`;
  const duplicates = twins.map(({ id }) => id);
  // The younger account may act no more: two accounts of one human are two votes.
  await ctx.sql`
    UPDATE session SET ended_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ANY(${duplicates}::uuid[])
      AND (ended_at IS NULL OR ended_at > now())`;
  return duplicates;
}

/**
 * The person of a provider that proves an address only: known by its subject, never by a code or an e-mail that it
 * claims (threats O12).
 */
export async function findBySubject(ctx: IdentityContext, providerId: string, subject: Buffer): Promise<FoundPerson> {
  await lockMarks(ctx, [subject]);
  const [linked] = await ctx.sql<{ id: string; state: string }>`
    SELECT p.id::text, p.state FROM identity_link l
    JOIN participant p ON p.tenant_id = l.tenant_id AND p.id = l.participant_id
    WHERE l.tenant_id = ${ctx.tenant.id}::uuid AND l.provider_id = ${providerId} AND l.subject_hash = ${subject}`;
  if (linked) return { participantId: linked.id, state: linked.state, firstVisit: false, duplicates: [] };
  const id = newId();
  await ctx.sql`
    INSERT INTO participant (tenant_id, id, pepper_version)
    VALUES (${ctx.tenant.id}::uuid, ${id}::uuid, ${ctx.keys.pepperVersion}::int)`;
  return { participantId: id, state: 'active', firstVisit: true, duplicates: [] };
}
