import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { checkDomain, chooseMainDomain, claimDomain, hasGoodCertificate, removeDomain } from './domain-commands.ts';
import { mayHaveCname, proofName, proofText, readableName } from './domain-name.ts';
import { needsCertificate } from './domain-notices.ts';
import { type DomainRow, domainOf, domainsOf } from './domain-rows.ts';
import { placeOf, type SitePlace } from './site-place.ts';

const CORE = { plugin: 'core' } as const;

interface DnsRecord {
  readonly type: string;
  readonly name: string;
  readonly value: string;
}

/** A name with what its reader has to know beside the row. */
interface DomainView extends DomainRow {
  readonly records: readonly DnsRecord[];
  readonly certificate: 'none' | 'good' | 'soon' | 'bad';
  readonly mayBeMain: boolean;
}

/** What to enter at the registrar: the proof, and where the name leads. */
function recordsOf({ host, token }: DomainRow, { platform }: SitePlace): DnsRecord[] {
  const proof = { type: 'TXT', name: proofName(host), value: proofText(token) };
  if (mayHaveCname(host)) return [proof, { type: 'CNAME', name: host, value: platform.target }];
  // Where a zone begins there can be no CNAME; some registrars have ALIAS for it.
  if (platform.addresses.length === 0) return [proof, { type: 'ALIAS', name: host, value: platform.target }];
  return [
    proof,
    ...platform.addresses.map((value) => ({ type: value.includes(':') ? 'AAAA' : 'A', name: host, value })),
  ];
}

async function view(ctx: DataContext, row: DomainRow): Promise<DomainView> {
  const { certificateWarnDays } = ctx.settingsOf(CORE_MANIFEST);
  const place = placeOf(ctx.tenant);
  const now = await ctx.now();
  const isGood = hasGoodCertificate(row, now);
  const soon = needsCertificate(row, certificateWarnDays, now);
  const isSecure = place.platform.origin.startsWith('https:');
  return {
    ...row,
    records: recordsOf(row, place),
    certificate: row.certificateSeenAt === null ? 'none' : isGood ? (soon ? 'soon' : 'good') : 'bad',
    mayBeMain: row.state === 'active' && !row.isPrimary && (isGood || !isSecure),
  };
}

/** `ownDomains`, `siteAddress` and the acts upon own domains, for owners. */
export function addDomains(builder: Builder): void {
  const Record = builder.objectRef<DnsRecord>('DnsRecord').implement({
    description: 'A record to enter at the registrar.',
    extensions: CORE,
    fields: (t) => ({ type: t.exposeString('type'), name: t.exposeString('name'), value: t.exposeString('value') }),
  });
  const Domain = builder.objectRef<DomainView>('TenantDomain').implement({
    description: 'A name of the hromada’s own.',
    extensions: CORE,
    fields: (t) => ({
      host: t.exposeString('host', { description: 'As DNS has it, in punycode.' }),
      name: t.string({ description: 'As people write it.', resolve: ({ host }) => readableName(host) }),
      state: t.exposeString('state', { description: 'pending, verified, active, failed or unverified.' }),
      stateSince: t.field({ type: 'DateTime', resolve: ({ stateSince }) => stateSince }),
      isMain: t.exposeBoolean('isPrimary', { description: 'Visitors of all other addresses are sent here.' }),
      mayBeMain: t.exposeBoolean('mayBeMain'),
      problem: t.exposeString('problem', { nullable: true, description: 'What stood in the way at the last check.' }),
      found: t.exposeStringList('found', { description: 'What DNS said instead.' }),
      checkedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ checkedAt }) => checkedAt }),
      checkAskedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Since when a check is under way.',
        resolve: ({ checkAskedAt }) => checkAskedAt,
      }),
      records: t.field({ type: [Record], resolve: ({ records }) => [...records] }),
      certificate: t.exposeString('certificate', { description: 'none, good, soon (ends soon) or bad.' }),
      certificateIssuer: t.exposeString('certificateIssuer', { nullable: true }),
      certificateEndsAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.certificateEndsAt }),
      certificateProblem: t.exposeString('certificateProblem', { nullable: true }),
    }),
  });
  const Address = builder.objectRef<SitePlace & { id: string }>('SiteAddress').implement({
    description: 'Where the site is.',
    extensions: CORE,
    fields: (t) => ({
      desk: t.exposeString('deskOrigin', { description: 'The platform’s address of the site, where the desk is.' }),
      main: t.exposeString('origin', { description: 'The address by which letters and feeds call the site.' }),
      target: t.string({
        description: 'Name to which own domains have to lead.',
        resolve: ({ platform }) => platform.target,
      }),
    }),
  });
  const owners = { can: ['update', 'Tenant'] } as { can: [string, string] };
  builder.queryField('ownDomains', (t) =>
    t.field({
      type: [Domain],
      extensions: CORE,
      authScopes: owners,
      description: 'Names of the hromada’s own, the main one first.',
      resolve: async (_root, _args, ctx) => {
        const rows = await domainsOf(ctx);
        return Promise.all(rows.map((row) => view(ctx, row)));
      },
    }),
  );
  builder.queryField('siteAddress', (t) =>
    t.field({
      type: Address,
      extensions: CORE,
      authScopes: owners,
      description: 'Where the site is.',
      resolve: (_root, _args, ctx) => ({ id: ctx.tenantId, ...placeOf(ctx.tenant) }),
    }),
  );
  const load = async (ctx: DataContext, { host }: { host: string }) => {
    const row = await domainOf(ctx, host);
    return row && view(ctx, row);
  };
  commandField(builder, claimDomain, { type: Domain, load, description: 'Claims a name as the hromada’s own.' });
  commandField(builder, checkDomain, { type: Domain, load, description: 'Has a name checked now.' });
  commandField(builder, chooseMainDomain, {
    type: Domain,
    load,
    description: 'Sends visitors of all other addresses to a name; null: to the platform’s address.',
  });
  const Removed = builder.objectRef<{ host: string }>('RemovedDomain').implement({
    description: 'A name that was given up.',
    extensions: CORE,
    fields: (t) => ({ host: t.exposeString('host') }),
  });
  commandField(builder, removeDomain, { type: Removed, description: 'Gives a name up.' });
}
