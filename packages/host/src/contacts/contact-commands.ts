import { email } from '@viche/forms';
import { emailHash } from '@viche/identity';
import { BadInput, NotFound, type PluginContext, RateLimited } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { hitCounterOf, spend } from '../count-hits.ts';
import { identityOf } from '../identity-of.ts';
import { countUnconfirmed } from '../letter-limits.ts';
import { noteConsent } from './consents.ts';
import { queueContactLetter } from './contact-letter.ts';
import { readContactToken } from './contact-token.ts';
import { ContactOver, ContactTaken } from './errors.ts';

/** For so many hours the link of the letter works; after that the typed address is forgotten. */
export const CONTACT_HOURS = 24;
/** So many addresses may one person try in a day. */
const ASKS_PER_DAY = 10;
const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_SECONDS = 3_600;

const base = {
  plugin: CORE_MANIFEST,
  assurance: 'email',
  can: ['contact', 'Participant'],
  by: 'participant',
} as const;

type Ctx = Pick<PluginContext, 'sql' | 'tenantId' | 'actor'>;

async function contactOf({ sql, tenantId, actor }: Ctx) {
  const [person] = await sql<{ hash: Uint8Array | null; verified: boolean }>`
    select email_hash as hash, email_verified_at is not null as verified from participant
    where tenant_id = ${tenantId}::uuid and id = ${actor.participantId}::uuid for update`;
  if (!person) throw new NotFound({});
  return person;
}

/**
 * Sends a letter to an address that the acting person wishes to be written to. Nothing else goes there before its link is
 * followed. The answer does not tell whether the address was known (threats M04).
 */
export const askContact = coreCommand({
  ...base,
  name: 'core.ask-contact',
  input: z.strictObject({ email: email() }),
  errors: [RateLimited],
  async run(ctx, { email: address }) {
    const { sql, tenantId, actor } = ctx;
    const person = await contactOf(ctx);
    const hash = emailHash((await identityOf(ctx)).keys, address);
    if (person.verified && person.hash && Buffer.from(person.hash).equals(hash))
      throw new BadInput({ fields: [{ field: 'email', problem: 'letters:problem.same' }] });
    await spend(ctx, { what: ['contact-asks', tenantId, actor.participantId!], windowMs: DAY_MS, most: ASKS_PER_DAY });
    const verdict = await countUnconfirmed(hitCounterOf(ctx), tenantId, address);
    if (verdict === 'spent') throw new RateLimited({ retryAfter: HOUR_SECONDS });
    await dropChange(ctx);
    const id = ctx.newId();
    const now = await ctx.now();
    await sql`
      insert into contact_change (tenant_id, id, participant_id, email, email_hash, created_at, expires_at)
      values (${tenantId}::uuid, ${id}::uuid, ${actor.participantId}::uuid,
        ${ctx.sealing('contact_change', id).seal('email', address)}, ${hash}, ${now}::timestamptz,
        ${now}::timestamptz + make_interval(hours => ${CONTACT_HOURS}::int))`;
    await queueContactLetter(ctx, id, verdict);
    // Whoever reads the present address learns that somebody wishes to leave it.
    if (person.verified)
      await ctx.notify({
        template: 'contactAsked',
        participantId: actor.participantId!,
        params: {},
        dedupeKey: `core.contact-asked:${id}`,
      });
    return { changeId: id };
  },
});

async function dropChange({ sql, tenantId, actor }: Ctx): Promise<void> {
  await sql`
    delete from contact_change
    where tenant_id = ${tenantId}::uuid and participant_id = ${actor.participantId}::uuid`;
}

/** The address says yes, and the same person is signed in: from now on letters go there. */
export const confirmContact = coreCommand({
  ...base,
  name: 'core.confirm-contact',
  input: z.strictObject({ token: z.string().max(100) }),
  errors: [ContactOver, ContactTaken],
  async run(ctx, { token }) {
    const { sql, tenantId, actor } = ctx;
    const id = readContactToken((await identityOf(ctx)).keys, token);
    const [change] = await sql<{ email: Uint8Array; hash: Uint8Array }>`
      delete from contact_change
      where tenant_id = ${tenantId}::uuid and id = ${id}::uuid and participant_id = ${actor.participantId}::uuid
        and expires_at > ${await ctx.now()}::timestamptz
      returning email, email_hash as hash`;
    if (!change) throw new ContactOver({});
    const hash = Buffer.from(change.hash);
    // Two accounts that confirm one address at once come one after the other, as logins do.
    await sql`select pg_advisory_xact_lock(${hash.readBigInt64BE(0).toString()}::bigint)::text`;
    const [other] = await sql`
      select 1 from participant
      where tenant_id = ${tenantId}::uuid and email_hash = ${hash} and email_verified_at is not null
        and id <> ${actor.participantId}::uuid`;
    if (other) throw new ContactTaken({});
    const address = ctx.sealing('contact_change', id!).open('email', change.email);
    const sealed = ctx.sealing('participant', actor.participantId!).seal('email', address);
    await sql`
      update participant set email = ${sealed}, email_hash = ${hash}, email_verified_at = ${await ctx.now()}::timestamptz
      where tenant_id = ${tenantId}::uuid and id = ${actor.participantId}::uuid and state = 'active'`;
    await noteConsent(ctx, 'contact', actor.participantId!, 'given');
    return { changeId: id! };
  },
});

/** Forgets the address that waits; the link of its letter is worth nothing from now on. */
export const dropContactChange = coreCommand({
  ...base,
  name: 'core.drop-contact-change',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    await dropChange(ctx);
    return {};
  },
});

/** Removes the address: no letter is written any more, and no later login brings it back. */
export const removeContact = coreCommand({
  ...base,
  name: 'core.remove-contact',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    const person = await contactOf(ctx);
    await dropChange(ctx);
    if (!person.hash) return {};
    await ctx.sql`
      update participant set email = null, email_hash = null, email_verified_at = null
      where tenant_id = ${ctx.tenantId}::uuid and id = ${ctx.actor.participantId}::uuid`;
    await noteConsent(ctx, 'contact', ctx.actor.participantId!, 'withdrawn');
    return {};
  },
});
