import { createHash } from 'node:crypto';
import type { PetitionsContext } from '../jobs.ts';
import { tellStaff } from '../letters.ts';

/** What makes signatures look alike. One sign is a note; several are worth a look (threats F01, F02). */
export const CLUSTER_SIGNALS = ['network', 'burst', 'same-second', 'alphabetical', 'one-assurance'] as const;
export type ClusterSignal = (typeof CLUSTER_SIGNALS)[number];

interface Found {
  readonly petitionId: string;
  readonly mark: Uint8Array | null;
  readonly signatures: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly burst: boolean;
  readonly together: number;
  readonly inOrder: number;
  readonly assurances: number;
  readonly assurance: string;
  /** Other levels than the cluster's stand under the petition. */
  readonly mixed: boolean;
}

/** How far back a run looks: marks of networks change daily, so a cluster of one lies within a day. */
const LOOKED_AT_HOURS = 48;
/** A burst without a network is one only against the petition's own pace. */
const TIMES_THE_PACE = 5;
/** Share of a cluster from which on a pattern is its sign. */
const MOST = 0.6;

/** Looks through the signatures of the last two days and keeps what looks alike as proposals; nobody's signature changes. */
export async function noteClusters(ctx: PetitionsContext): Promise<void> {
  const found = [...(await byNetwork(ctx)), ...(await byTime(ctx))];
  for (const cluster of found) await keep(ctx, cluster);
}

/** Signatures with what stands before each: pieces of both searches. */
function recent(ctx: PetitionsContext) {
  const { sql, tenantId, settings } = ctx;
  return sql.part`
    select s.petition_id, s.id, s.signed_at, s.assurance, t.mark,
      date_trunc('second', s.signed_at) as second,
      count(*) over w_time as near, count(*) over (partition by s.petition_id, t.mark) as of_network,
      coalesce(s.public_name collate "C" >= lag(s.public_name) over w_mark collate "C", false) as follows
    from petitions_petition_signature s
    join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id and p.state in ('collecting', 'threshold-reached', 'in-review')
    left join petitions_signature_trace t on t.tenant_id = s.tenant_id and t.signature_id = s.id
    where s.tenant_id = ${tenantId}::uuid and s.standing = 'counted' and s.withdrawn_at is null and s.channel = 'web'
      and s.signed_at > now() - make_interval(hours => ${LOOKED_AT_HOURS})
    window w_time as (partition by s.petition_id, t.mark order by s.signed_at
        range between make_interval(mins => ${settings.clusterMinutes}) preceding and current row),
      w_mark as (partition by s.petition_id, t.mark order by s.signed_at, s.id)`;
}

function byNetwork(ctx: PetitionsContext): Promise<Found[]> {
  const { settings, sql } = ctx;
  return sql<Found>`
    with recent as (${recent(ctx)}),
    seconds as (select petition_id, mark, second, count(*) as signatures from recent where mark is not null group by 1, 2, 3)
    select petition_id as "petitionId", mark, count(*)::int as signatures, min(signed_at) as "firstAt", max(signed_at) as "lastAt",
      max(near) >= ${settings.clusterSize} as burst,
      (select coalesce(sum(o.signatures) filter (where o.signatures >= 3), 0)::int from seconds o
        where o.petition_id = recent.petition_id and o.mark = recent.mark) as together,
      count(*) filter (where follows)::int as "inOrder", count(distinct assurance)::int as assurances, min(assurance) as assurance,
      exists (select from recent other where other.petition_id = recent.petition_id and other.assurance <> min(recent.assurance)) as mixed
    from recent where mark is not null
    group by petition_id, mark having count(*) >= ${settings.clusterSize}`;
}

/** Bursts of signatures that share no network: many more in a few minutes than the petition has at other times. */
function byTime(ctx: PetitionsContext): Promise<Found[]> {
  const { settings, sql, tenantId } = ctx;
  const minutes = settings.clusterMinutes;
  return sql<Found>`
    with recent as (${recent(ctx)}),
    spread as (
      select r.*, date_bin(make_interval(mins => ${minutes}), signed_at, timestamptz 'epoch') as bin from recent r
      where mark is null or of_network < ${settings.clusterSize}),
    bins as (
      select petition_id, bin, count(*) as signatures, min(signed_at) as first_at, max(signed_at) as last_at,
        count(*) filter (where follows) as in_order, count(distinct assurance) as assurances, min(assurance) as assurance
      from spread group by petition_id, bin),
    pace as (
      select b.petition_id, avg(b.signatures) as usual, count(*) as bins from bins b group by b.petition_id)
    select b.petition_id as "petitionId", null::bytea as mark, b.signatures::int, b.first_at as "firstAt", b.last_at as "lastAt",
      true as burst, 0 as together, b.in_order::int as "inOrder", b.assurances::int, b.assurance, false as mixed
    from bins b join pace on pace.petition_id = b.petition_id
    join petitions_petition p on p.tenant_id = ${tenantId}::uuid and p.id = b.petition_id
    where b.signatures >= ${settings.clusterSize} and pace.bins > 1
      and b.signatures >= ${TIMES_THE_PACE} * (pace.usual * pace.bins - b.signatures) / (pace.bins - 1)`;
}

function signalsOf({ mark, burst, together, inOrder, signatures, assurances, mixed }: Found): ClusterSignal[] {
  const signs: readonly (readonly [ClusterSignal, boolean])[] = [
    ['network', mark !== null],
    ['burst', burst],
    ['same-second', together >= signatures * MOST],
    ['alphabetical', inOrder >= signatures * 0.9],
    ['one-assurance', assurances === 1 && mixed],
  ];
  return signs.flatMap(([signal, shown]) => (shown ? [signal] : []));
}

const keyOf = ({ mark, firstAt }: Found): string =>
  mark
    ? `network:${createHash('sha256').update(mark).digest('hex').slice(0, 24)}`
    : `time:${firstAt.toISOString().slice(0, 15)}`;

/** A cluster that grows is the same cluster; one that people decided about stays decided. */
async function keep(ctx: PetitionsContext, found: Found): Promise<void> {
  const signals = signalsOf(found);
  const to = new Date(found.lastAt.getTime() + 1_000);
  const criteria = {
    from: found.firstAt.toISOString(),
    to: to.toISOString(),
    ...(found.mark && { network: true }),
  };
  const [fresh] = await ctx.sql<{ id: string; isNew: boolean }>`
    insert into petitions_signature_cluster as known
      (tenant_id, id, petition_id, key, signals, criteria, mark, signatures, first_at, last_at, found_at)
    values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${found.petitionId}::uuid, ${keyOf(found)}, ${signals},
      ${JSON.stringify(criteria)}::jsonb, ${found.mark}, ${found.signatures}, ${found.firstAt}, ${found.lastAt}, now())
    on conflict (tenant_id, petition_id, key) do update set signals = excluded.signals, criteria = excluded.criteria,
      signatures = excluded.signatures, first_at = excluded.first_at, last_at = excluded.last_at
      where known.state = 'proposed'
    returning id, xmax = 0 as "isNew"`;
  if (fresh?.isNew && signals.length > 1)
    await tellStaff(ctx, found.petitionId, ['moderator'], 'clusterFound', fresh.id);
}
