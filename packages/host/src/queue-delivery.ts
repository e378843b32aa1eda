import { writeJob } from '@viche/events';
import type { PluginContext } from '@viche/plugin-api';

/** Has a queued letter written and sent, once the act has committed; the job carries the letter's id and nothing else. */
export const queueDelivery = (
  { sql, tenantId, requestId }: Pick<PluginContext, 'sql' | 'tenantId' | 'requestId'>,
  notificationId: string,
): Promise<unknown> =>
  writeJob(sql, {
    tenantId,
    plugin: 'core',
    key: 'deliverNotification',
    payload: { notificationId },
    requestId,
    dedupeKey: notificationId,
  });
