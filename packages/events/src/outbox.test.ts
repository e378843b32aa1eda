import { randomUUID } from 'node:crypto';
import { createSessionPool, type SessionPool } from '@viche/db';
import { createTestDatabase } from '@viche/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from './event-id.ts';
import { applyOnce, writeEvent, writeJob } from './index.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: SessionPool;
const tenantA = randomUUID();
const tenantB = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createSessionPool({ appUrl: database.appUrl, scopeKey: database.scopeKey, size: 4 });
}, 120_000);
afterAll(async () => {
  await pool?.close();
  await database?.drop();
});

test('an event and a job are rows of the command’s own transaction, and of its tenant', async () => {
  const occurredAt = new Date('2026-11-21T12:00:00Z');
  const payload = { petitionId: '<script>', n: 1 };
  await pool.scoped(tenantA, async ({ sql }) => {
    await writeEvent(sql, { tenantId: tenantA, name: 'petitions.signed.v1', payload, requestId: 'r', occurredAt });
    await writeJob(sql, {
      tenantId: tenantA,
      plugin: 'petitions',
      key: 'recount',
      payload,
      requestId: 'r',
      delayMs: 60_000,
      dedupeKey: 'p',
    });
  });
  await expect(
    pool.scoped(tenantA, async ({ sql }) => {
      await writeEvent(sql, { tenantId: tenantA, name: 'petitions.gone.v1', payload, requestId: 'r', occurredAt });
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  await pool.scoped(tenantA, async ({ sql }) => {
    expect(await sql`SELECT name, payload, occurred_at, relayed_at FROM outbox_event`).toEqual([
      { name: 'petitions.signed.v1', payload, occurred_at: occurredAt, relayed_at: null },
    ]);
    expect(
      await sql`SELECT key, payload, dedupe_key, run_at > clock_timestamp() + interval '50 seconds' AS later FROM outbox_job`,
    ).toEqual([{ key: 'recount', payload, dedupe_key: 'p', later: true }]);
  });
});

test('T13 an outbox row for another tenant is refused by the policy', async () => {
  const event = { tenantId: tenantB, name: 'petitions.signed.v1', payload: {}, requestId: 'r', occurredAt: new Date() };
  await expect(pool.scoped(tenantA, ({ sql }) => writeEvent(sql, event))).rejects.toThrow();
});

test('R15 of deliveries at the same instant exactly one is applied, and a rolled back one may come again', async () => {
  const eventId = newId();
  const receipt = { tenantId: tenantA, consumer: 'mail', eventId };
  await expect(
    pool.scoped(tenantA, async ({ sql }) => {
      expect(await applyOnce(sql, receipt)).toBe(true);
      throw new Error('handler failed');
    }),
  ).rejects.toThrow('handler failed');
  const applied = await Promise.all(
    Array.from({ length: 4 }, () => pool.scoped(tenantA, ({ sql }) => applyOnce(sql, receipt))),
  );
  expect(applied.filter(Boolean)).toHaveLength(1);
  expect(await pool.scoped(tenantA, ({ sql }) => applyOnce(sql, { ...receipt, consumer: 'search' }))).toBe(true);
});

test('ids of one process sort in the order in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
