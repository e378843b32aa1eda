import { type DataContext, RateLimited } from '@viche/plugin-api';
import { z } from 'zod';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { ownersOf } from '../people/owners.ts';
import { coreCommand } from './core-command.ts';

/** Whoever takes more in a day copies the people of the hromada about. */
export const ARCHIVES_PER_DAY = 5;
const HOUR_SECONDS = 3_600;

/**
 * The owner takes an archive of everything: the act is written down and every owner gets a letter, before the first byte leaves.
 * Whoever lets somebody have the bytes runs this first; the passphrase is none of the command's business.
 */
export const takeArchive = coreCommand({
  name: 'core.take-archive',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['export', 'Tenant'],
  by: 'staff',
  proof: 'fresh',
  input: z.strictObject({}),
  errors: [RateLimited],
  interactive: true,
  async run(ctx) {
    const { sql, tenantId, actor } = ctx;
    await ctx.gate('Tenant', tenantId, 'move');
    const [today] = await sql<{ taken: number }>`
      select count(*)::int as taken from audit_entry
      where tenant_id = ${tenantId}::uuid and action = 'core.take-archive' and outcome = 'done' and at > now() - interval '1 day'`;
    if (today!.taken >= ARCHIVES_PER_DAY) throw new RateLimited({ retryAfter: HOUR_SECONDS });
    for (const { participantId } of await ownersOf(ctx))
      await ctx.notify({
        template: 'archiveTaken',
        participantId,
        params: { staffId: actor.staffId ?? '' },
        dedupeKey: `core.archive:${ctx.requestId}:${participantId}`,
      });
    ctx.noteChange({ type: 'Tenant', id: tenantId }, null, 'archive');
    return { slug: ctx.tenant.slug };
  },
});

/** The last archive that was taken: when, and by whom. */
export interface ArchiveTaken {
  readonly at: Date;
  /** Null for the operator at the console. */
  readonly by: string | null;
}

export async function lastArchive({
  sql,
  tenantId,
}: Pick<DataContext, 'sql' | 'tenantId'>): Promise<ArchiveTaken | null> {
  const [taken] = await sql<ArchiveTaken>`
    select e.at, s.display_name as by from audit_entry e
    left join staff_member s on s.tenant_id = e.tenant_id and s.id = e.actor_id
    where e.tenant_id = ${tenantId}::uuid and e.action = 'core.take-archive' and e.outcome = 'done' order by e.id desc limit 1`;
  return taken ?? null;
}
