import type { DataContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { type DomainRow, domainsOf } from './domain-rows.ts';

const DAY_MS = 86_400_000;

/** Names that were served and are not any more: lost, or led elsewhere after they had been proved. */
export const droppedOf = (rows: readonly DomainRow[]): readonly DomainRow[] =>
  rows.filter(({ state, certificateSeenAt }) => state === 'unverified' || (state === 'verified' && certificateSeenAt));

/** Whether the certificate of a name that is served needs somebody's attention. */
export const needsCertificate = (
  { state, certificateProblem, certificateEndsAt, certificateSeenAt }: DomainRow,
  warnDays: number,
  now: Date,
): boolean =>
  state === 'active' &&
  certificateSeenAt !== null &&
  (certificateProblem !== null ||
    (certificateEndsAt !== null && certificateEndsAt.getTime() - now.getTime() < warnDays * DAY_MS));

/** How many names an owner should see to, by what is wrong with them. */
export async function domainTroubles(ctx: DataContext): Promise<{ dropped: number; certificates: number }> {
  if (!ctx.ability.can('update', 'Tenant')) return { dropped: 0, certificates: 0 };
  const rows = await domainsOf(ctx);
  if (rows.length === 0) return { dropped: 0, certificates: 0 };
  const { certificateWarnDays } = ctx.settingsOf(CORE_MANIFEST);
  const now = await ctx.now();
  return {
    dropped: droppedOf(rows).length,
    certificates: rows.filter((row) => needsCertificate(row, certificateWarnDays, now)).length,
  };
}
