import { recordFailure } from '@viche/host';
import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failedJobs, jobLine, retryJobs } from './failed-jobs.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world?.close());

it('lists the dead jobs of all hromadas without what they carried, and retries the chosen ones', async () => {
  for (const [index, slug] of ['lutsk', 'slavutych'].entries()) {
    const { id: tenantId } = await world.tenant(slug);
    await recordFailure(world.host, {
      id: `0197b000-0000-8000-8000-00000000000${index}`,
      tenantId,
      plugin: 'petitions',
      key: 'closeExpired',
      payload: { deliveryId: tenantId, occurredAt: new Date(0).toISOString(), payload: { canary: 'Ковальчук' } },
      attempts: 5,
      reason: 'DatabaseError 23514 petition_state',
      requestId: 'r',
    });
  }
  const jobs = await failedJobs(world.host);
  expect(jobs.map(({ tenant }) => tenant)).toEqual(['lutsk', 'slavutych']);
  expect(jobLine(jobs[0]!)).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:]{8} {2}lutsk {2}petitions {2}closeExpired {2}×5 {2}DatabaseError 23514 petition_state {2}0197b000-/,
  );
  expect(JSON.stringify(jobs)).not.toContain('Ковальчук');
  await retryJobs(world.host, [jobs[1]!]);
  expect((await failedJobs(world.host)).map(({ tenant }) => tenant)).toEqual(['lutsk']);
  const waiting = await world.asSuperuser<{ payload: object }>(
    `select payload from outbox_job where key = 'retryFailure'`,
  );
  expect(waiting).toEqual([{ payload: { failureId: jobs[1]!.id } }]);
});
