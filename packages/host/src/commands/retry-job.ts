import { Conflict, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { coreCommand } from './core-command.ts';

/**
 * Gives a dead job all its attempts again, under its old id: what it did before it died is not done twice. The worker puts
 * it back into its queue after the commit; when it dies again, its row is dead again.
 */
export const retryJob = coreCommand({
  name: 'core.retry-job',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['retry', 'JobFailure'],
  by: 'staff',
  input: z.strictObject({ failureId: z.guid() }),
  errors: [],
  interactive: true,
  async run(ctx, { failureId }) {
    const [row] = await ctx.sql<{ state: string }>`
      select state from job_failure where tenant_id = ${ctx.tenantId}::uuid and id = ${failureId}::uuid for update`;
    if (!row) throw new NotFound({});
    if (row.state !== 'dead') throw new Conflict({});
    await ctx.sql`
      update job_failure set state = 'retried' where tenant_id = ${ctx.tenantId}::uuid and id = ${failureId}::uuid`;
    await ctx.enqueue('retryFailure', { failureId });
    ctx.noteChange({ type: 'JobFailure', id: failureId }, 'dead', 'retried');
    return { failureId };
  },
});
