import { randomUUID } from 'node:crypto';
import { createSessionPool, type SessionPool } from '@viche/db';
import { createTestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from './event-id.ts';
import { applyOnce, removeRelayed, writeEvent, writeJob } from './index.ts';
import { firstIdAt } from './tidy-outbox.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: SessionPool;
const tenantA = randomUUID();
const tenantB = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createSessionPool({ appUrl: database.appUrl, scopeKey: database.scopeKey, size: 4 });
});
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

test('relayed rows go after their time, the oldest first and a few at a time; what still matters stays', async () => {
  const tenantId = randomUUID();
  const days = (count: number) => new Date(Date.now() - count * 86_400_000);
  const idOf = (moment: Date, serial: number) => firstIdAt(moment).slice(0, 24) + String(serial).padStart(12, '0');
  const event = (made: Date, relayed: Date | null, serial: number) =>
    asSuperuser(
      `insert into outbox_event (tenant_id, id, name, payload, request_id, occurred_at, relayed_at) values ($1, $2, 'a.b.v1', '{}', 'r', $3, $4)`,
      [tenantId, idOf(made, serial), made, relayed],
    );
  const job = (made: Date, runAt: Date, serial: number) =>
    asSuperuser(
      `insert into outbox_job (tenant_id, id, plugin, key, payload, run_at, request_id, created_at, relayed_at) values ($1, $2, 'a', 'b', '{}', $3, 'r', $4, $4)`,
      [tenantId, idOf(made, serial), runAt, made],
    );
  for (let serial = 1; serial <= 5; serial += 1) await event(days(40), days(40), serial);
  await event(days(29), days(29), 6);
  await event(days(40), null, 7); // never relayed: nobody here knew it
  await event(days(40), days(2), 8); // waited long for the relay
  await job(days(40), days(40), 9);
  await job(days(40), days(-20), 10); // its hour is still to come

  const round = () => pool.scoped(tenantId, ({ sql }) => removeRelayed(sql, { tenantId, before: days(30), most: 2 }));
  expect([await round(), await round(), await round(), await round()]).toEqual([3, 2, 1, 0]);
  const left = await asSuperuser(
    `select right(id::text, 2) as serial from outbox_event where tenant_id = $1
     union all select right(id::text, 2) from outbox_job where tenant_id = $1 order by 1`,
    [tenantId],
  );
  expect(left.map(({ serial }) => serial)).toEqual(['06', '07', '08', '10']);
});

test('tidying one tenant leaves the rows of another', async () => {
  const made = new Date(Date.now() - 40 * 86_400_000);
  await asSuperuser(
    `insert into outbox_event (tenant_id, id, name, payload, request_id, occurred_at, relayed_at) values ($1, $2, 'a.b.v1', '{}', 'r', $3, $3)`,
    [tenantB, firstIdAt(made), made],
  );
  const removed = await pool.scoped(tenantA, ({ sql }) =>
    removeRelayed(sql, { tenantId: tenantB, before: new Date(), most: 100 }),
  );
  expect(removed).toBe(0);
});

async function asSuperuser(sql: string, values: unknown[]): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
