import { isEventName } from '@viche/events';
import { z } from 'zod';
import { type Envelope, queueIdOf } from './envelope.ts';
import type { Queues } from './queue-types.ts';

/** The columns of a `job_failure` row that a retry needs. */
export interface FailureRow {
  readonly tenantId: string;
  readonly plugin: string;
  readonly key: string;
  /** As `recordFailure` was given it. */
  readonly payload: unknown;
  readonly requestId: string;
}

const failurePayload = z.object({ deliveryId: z.guid(), occurredAt: z.iso.datetime(), payload: z.unknown() });

/**
 * Gives a dead job all its attempts again, under its old id: its receipt still keeps the effect from happening twice.
 * The caller marks the row `retried`.
 *
 * @throws ZodError where the row was not written by `recordFailure`.
 */
export async function retryFailure(queues: Queues, row: FailureRow): Promise<void> {
  const { deliveryId, occurredAt, payload } = failurePayload.parse(row.payload);
  const { tenantId, plugin, key, requestId } = row;
  const kind = isEventName(key) ? 'event' : 'job';
  const envelope: Envelope = { kind, tenantId, plugin, key, deliveryId, occurredAt, payload, requestId };
  const queue = queues.queueOf(plugin);
  if ((await queue.getJobState(queueIdOf(envelope))) === 'failed') await queue.remove(queueIdOf(envelope));
  await queues.add([{ envelope }]);
}
