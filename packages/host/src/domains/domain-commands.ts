import { endSessionsOfHost } from '@viche/identity';
import { BadInput, Conflict, NotFound, type PluginContext, RateLimited } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { readDomainName } from './domain-name.ts';
import { type DomainRow, domainsOf, isHeldDomain, writeClaim } from './domain-rows.ts';
import { DomainNotReady, DomainTaken, TooManyDomains } from './errors.ts';
import { placeOf } from './site-place.ts';

export const MOST_DOMAINS = 10;
const CHECK_EVERY_SECONDS = 20;

const COMMON = {
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Tenant'],
  by: 'staff',
  interactive: true,
} as const;
const ofHost = z.strictObject({ host: z.string().max(253) });

async function lockedDomain(ctx: PluginContext, host: string): Promise<DomainRow> {
  await ctx.gate('Tenant', ctx.tenantId, 'move');
  const row = (await domainsOf(ctx)).find((known) => known.host === host);
  if (!row) throw new NotFound({});
  return row;
}

/**
 * Claims a name as the hromada's own. A claim reserves nothing: until the record is found, others may claim it too. One whose
 * proof was lost, or never came, begins anew with another token (threats T21).
 */
export const claimDomain = coreCommand({
  ...COMMON,
  name: 'core.claim-domain',
  proof: 'fresh',
  input: z.strictObject({ host: z.string().trim().min(1).max(300) }),
  errors: [DomainTaken, TooManyDomains],
  async run(ctx, { host: typed }) {
    const { sql, tenantId } = ctx;
    const read = readDomainName(typed, new URL(placeOf(ctx.tenant).platform.origin).host);
    if ('problem' in read) throw wrongName(read.problem);
    const { host } = read;
    await ctx.gate('Tenant', tenantId, 'move');
    const known = await domainsOf(ctx);
    const own = known.find((row) => row.host === host);
    if (own && own.state !== 'failed') throw wrongName('yours');
    if (!own && known.length >= MOST_DOMAINS) throw new TooManyDomains({ most: MOST_DOMAINS });
    if (await isHeldDomain(ctx, host)) throw new DomainTaken({ host }, 'host');
    await writeClaim({ sql, tenantId }, host, await ctx.now());
    ctx.noteChange({ type: 'TenantDomain', id: host }, own?.state ?? null, 'pending');
    return { host };
  },
});

const wrongName = (problem: string) =>
  new BadInput({ fields: [{ field: 'host', problem: `domains:problem.${problem}` }] });

/** Has the worker look at a name now instead of within the half hour. */
export const checkDomain = coreCommand({
  ...COMMON,
  name: 'core.check-domain',
  input: ofHost,
  errors: [RateLimited],
  async run(ctx, { host }) {
    const row = await lockedDomain(ctx, host);
    const now = await ctx.now();
    const waits = row.checkAskedAt ? CHECK_EVERY_SECONDS - (now.getTime() - row.checkAskedAt.getTime()) / 1000 : 0;
    if (waits > 0) throw new RateLimited({ retryAfter: Math.ceil(waits) });
    await ctx.sql`
      update tenant_domain set check_asked_at = ${now} where tenant_ref = ${ctx.tenantId}::uuid and host = ${host}`;
    await ctx.enqueue('checkDomains', { host });
    ctx.noteChange({ type: 'TenantDomain', id: host }, row.state, row.state);
    return { host };
  },
});

/**
 * Sends visitors of all other addresses to this name; without one, to the platform's address of the site. Only to one that can
 * receive them: a name without a good certificate would lock everybody out.
 */
export const chooseMainDomain = coreCommand({
  ...COMMON,
  name: 'core.choose-main-domain',
  proof: 'fresh',
  input: z.strictObject({ host: z.string().max(253).nullable().default(null) }),
  errors: [DomainNotReady],
  async run(ctx, { host }) {
    const { sql, tenantId } = ctx;
    await ctx.gate('Tenant', tenantId, 'move');
    const domains = await domainsOf(ctx);
    const was = domains.find(({ isPrimary }) => isPrimary)?.host ?? null;
    if (host === was) throw new Conflict({});
    if (host !== null) {
      const row = domains.find((known) => known.host === host);
      if (!row) throw new NotFound({});
      const secure = placeOf(ctx.tenant).platform.origin.startsWith('https:');
      if (row.state !== 'active' || (secure && !hasGoodCertificate(row, await ctx.now()))) throw new DomainNotReady({});
    }
    await sql`update tenant_domain set is_primary = false where tenant_ref = ${tenantId}::uuid and is_primary`;
    await sql`update tenant_domain set is_primary = true where tenant_ref = ${tenantId}::uuid and host = ${host}`;
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'TenantDomain', id: host ?? was ?? '' }, was, host);
    return { host: host ?? was ?? '' };
  },
});

export const hasGoodCertificate = (
  { certificateProblem, certificateEndsAt }: Pick<DomainRow, 'certificateProblem' | 'certificateEndsAt'>,
  now: Date,
): boolean => certificateProblem === null && certificateEndsAt !== null && certificateEndsAt > now;

/** Gives a name up: from now on it is nobody's here, and logins that began there end. */
export const removeDomain = coreCommand({
  ...COMMON,
  name: 'core.remove-domain',
  proof: 'fresh',
  input: ofHost,
  errors: [],
  async run(ctx, { host }) {
    const { sql, tenantId } = ctx;
    const row = await lockedDomain(ctx, host);
    await sql`delete from tenant_domain where tenant_ref = ${tenantId}::uuid and host = ${host}`;
    await endSessionsOfHost({ sql, tenant: ctx.tenant }, host);
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'TenantDomain', id: host }, row.state, null);
    return { host };
  },
});
