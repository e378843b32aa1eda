import { createTestDatabase, type TestDatabase } from '@viche/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSessionPool,
  dbNow,
  drainCounter,
  gate,
  newId,
  nextNumber,
  renderNumber,
  type SessionPool,
} from './index.ts';

let database: TestDatabase;
let pool: SessionPool;
const tenant = newId();

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createSessionPool({
    appUrl: database.appUrl,
    scopeKey: database.scopeKey,
    size: 12,
    perTenantShare: 1,
    maxWaitMs: 15_000,
  });
});

afterAll(async () => {
  await pool?.close();
  await database?.drop();
});

async function petition(): Promise<string> {
  const { id } = await pool.scoped(tenant, ({ prisma }) =>
    prisma.petition.create({
      data: { tenantId: tenant, ref: newId(), title: 't', essence: 'e', demand: 'd', norm: 'n', authorName: 'x' },
    }),
  );
  return id;
}

describe('GATE', () => {
  it('lets appenders in together and the mover alone', async () => {
    const subject = newId();
    const appenders = await Promise.all([pool.lease(tenant), pool.lease(tenant)]);
    for (const { session } of appenders) await gate(session, 'petition', subject, 'append');
    const order: string[] = [];
    const mover = pool.scoped(tenant, async (session) => {
      await gate(session, 'petition', subject, 'move');
      order.push('moved');
    });
    // Another tenant's subject of the same id is another subject.
    await pool.scoped(newId(), (session) => gate(session, 'petition', subject, 'move'));
    order.push('appended');
    for (const lease of appenders) await lease.commit();
    await mover;
    expect(order).toEqual(['appended', 'moved']);
  });

  it('says busy when it is not free within a second', async () => {
    const subject = newId();
    const holder = await pool.lease(tenant);
    await gate(holder.session, 'petition', subject, 'move');
    await expect(pool.scoped(tenant, (session) => gate(session, 'petition', subject, 'append'))).rejects.toMatchObject({
      code: 'core/busy',
    });
    await holder.rollback();
  });
});

describe('COUNT', () => {
  it('counts every delta exactly once, with drains running beside the appenders', async () => {
    const subjectId = await petition();
    const target = { counter: 'petitions.signatures', table: 'petitions_petition', column: 'signature_count' };
    const append = () =>
      pool.scoped(tenant, ({ prisma }) =>
        prisma.counterDelta.create({
          data: { tenantId: tenant, subjectType: 'petition', subjectId, counter: target.counter, delta: 1 },
        }),
      );
    const drain = () => pool.scoped(tenant, (session) => drainCounter(session, target));
    await Promise.all(Array.from({ length: 120 }, (_, turn) => (turn % 6 === 5 ? drain() : append())));
    await pool.scoped(tenant, (session) => drainCounter(session, { ...target, subjectId }));
    const counted = await pool.scoped(tenant, ({ prisma }) =>
      prisma.petition.findUniqueOrThrow({ where: { tenantId_id: { tenantId: tenant, id: subjectId } } }),
    );
    expect(counted.signatureCount).toBe(100);
    expect(await drain()).toEqual([]);
  });
});

describe('numbers', () => {
  const request = {
    series: 'petition',
    reset: 'yearly' as const,
    template: '{seq}/{yyyy}',
    now: new Date('2026-12-31T22:30:00Z'),
    zone: 'Europe/Kyiv',
  };

  it('are gap-free and serial: a rollback returns its number', async () => {
    await pool
      .scoped(tenant, async (session) => {
        await nextNumber(session, request);
        throw new Error('refused after all');
      })
      .catch(() => undefined);
    const issued = await Promise.all(
      Array.from({ length: 8 }, () => pool.scoped(tenant, (session) => nextNumber(session, request))),
    );
    expect(issued.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(issued[0]).toMatchObject({ period: '2027' });
  });

  it('keep the template of their period', async () => {
    const issued = await pool.scoped(tenant, (session) => nextNumber(session, { ...request, template: 'new-{seq}' }));
    expect(issued.number).toBe('9/2027');
  });

  it('render every token and refuse an unknown one', () => {
    expect(renderNumber('{index}-{seq:5}/{yy}-ЗПІ {dept}', 42, '2026', { index: '02-14', dept: 'ОВ' })).toBe(
      '02-14-00042/26-ЗПІ ОВ',
    );
    expect(() => renderNumber('{month}', 1, '2026', {})).toThrow('{month}');
  });
});

it('the database’s clock is read after the wait, not at the start of the transaction', async () => {
  const [early, late] = await pool.scoped(tenant, async (session) => {
    const first = await dbNow(session);
    await session.sql`select pg_sleep(0.05)`;
    return [first, await dbNow(session)] as const;
  });
  expect(late.getTime() - early.getTime()).toBeGreaterThanOrEqual(45);
});
