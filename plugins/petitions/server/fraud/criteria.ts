import type { DataContext } from '@viche/plugin-api';
import { z } from 'zod';

export const SIGNATURE_PATTERNS = ['same-second', 'alphabetical'] as const;
export const SIGNATURE_CHANNELS = ['web', 'desk', 'paper'] as const;
export const SIGNATURE_ASSURANCES = ['email', 'eid', 'resident'] as const;

/** Which signatures are meant, as an invalidation keeps it. The mark of the network stands beside it, as long as it may be kept. */
export const criteriaSchema = z.strictObject({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  network: z.literal(true).optional(),
  assurance: z.enum(SIGNATURE_ASSURANCES).optional(),
  channel: z.enum(SIGNATURE_CHANNELS).optional(),
  pattern: z.enum(SIGNATURE_PATTERNS).optional(),
});
export type Criteria = z.output<typeof criteriaSchema>;

/** Signatures in one second from which on the second is a sign. */
const TOGETHER = 3;
/** Names in a row that follow the alphabet, from which on the row is a sign. */
const IN_ORDER = 6;

/** A time with both ends, or a network: without one of them nothing singles signatures out. */
export const singlesOut = ({ from, to, network }: Criteria): boolean =>
  (from !== undefined && to !== undefined) || network === true;

/**
 * Ids of the counted signatures that the criteria mean, as a part of a statement. Windows are half-open `[from, to)`; patterns are
 * looked for among all live signatures of the petition, in the order in which they were given.
 */
export function meant(
  { sql, tenantId }: Pick<DataContext, 'sql' | 'tenantId'>,
  petitionId: string,
  { from, to, network, assurance, channel, pattern }: Criteria,
  mark: Uint8Array | null,
) {
  const part = (wanted: unknown, text: ReturnType<typeof sql.part>) => (wanted === undefined ? sql.part`` : text);
  return sql.part`
    select id from (
      select *, count(*) over (partition by run) as in_order
      from (
        select *, count(*) filter (where breaks) over (order by signed_at, id) as run
        from (
          select s.id, s.signed_at, s.assurance, s.channel, s.standing, t.mark,
            count(*) over (partition by date_trunc('second', s.signed_at)) as together,
            s.public_name collate "C" < lag(s.public_name) over (order by s.signed_at, s.id) collate "C" as breaks
          from petitions_petition_signature s
          left join petitions_signature_trace t on t.tenant_id = s.tenant_id and t.signature_id = s.id
          where s.tenant_id = ${tenantId}::uuid and s.petition_id = ${petitionId}::uuid and s.withdrawn_at is null
        ) one_by_one
      ) runs
    ) looked_at
    where standing = 'counted'
      ${part(from, sql.part`and signed_at >= ${from ?? null}::timestamptz`)}
      ${part(to, sql.part`and signed_at < ${to ?? null}::timestamptz`)}
      ${part(network, sql.part`and mark = ${mark}`)}
      ${part(assurance, sql.part`and assurance = ${assurance ?? null}`)}
      ${part(channel, sql.part`and channel = ${channel ?? null}`)}
      ${pattern === 'same-second' ? sql.part`and together >= ${TOGETHER}` : sql.part``}
      ${pattern === 'alphabetical' ? sql.part`and in_order >= ${IN_ORDER}` : sql.part``}`;
}
