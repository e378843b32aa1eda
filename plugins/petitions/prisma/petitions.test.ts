import { createSessionPool, databaseRefusal, newId, type Session, type SessionPool } from '@viche/db';
import { syncStateTransitions } from '@viche/db/server';
import { createTestDatabase, type TestDatabase } from '@viche/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let database: TestDatabase;
let pool: SessionPool;
const tenantId = newId();
let petitionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createSessionPool({
    appUrl: database.appUrl,
    scopeKey: database.scopeKey,
    size: 6,
    perTenantShare: 1,
    maxWaitMs: 15_000,
  });
  await syncStateTransitions(database.ownerUrl, [
    {
      process: 'petitions.petition',
      pairs: [
        ['draft', 'moderation'],
        ['moderation', 'collecting'],
        ['collecting', 'expired'],
      ],
    },
  ]);
});

afterAll(async () => {
  await pool?.close();
  await database?.drop();
});

const published = {
  number: '1/2026',
  rules: { signatureThreshold: 250 },
  publishedAt: new Date('2026-11-01T08:00:00Z'),
  collectUntil: new Date('2027-01-30T22:00:00Z'),
};
const within = <R>(work: (session: Session) => Promise<R>): Promise<R> => pool.scoped(tenantId, work);
const refusal = (work: (session: Session) => Promise<unknown>) =>
  within(work).then(
    () => 'accepted',
    (error) => databaseRefusal(error),
  );
const update = (data: object) =>
  refusal(({ prisma }) => prisma.petition.update({ where: { tenantId_id: { tenantId, id: petitionId } }, data }));
const badInput = { code: 'core/bad-input' };

beforeEach(async () => {
  await within(async ({ prisma }) => {
    const draft = {
      tenantId,
      ref: newId(),
      title: 'Ліхтарі',
      essence: 'темно',
      demand: 'світло',
      norm: 'ліхтарі темно світло',
      authorName: 'Оксана',
    };
    ({ id: petitionId } = await prisma.petition.create({ data: draft }));
  });
});

const publish = async () => {
  expect(await update({ state: 'moderation' })).toBe('accepted');
  expect(await update({ state: 'collecting', ...published, number: newId() })).toBe('accepted');
};
const sign =
  (personKey: Buffer<ArrayBuffer>) =>
  ({ sql }: Session) =>
    sql<{ id: string }>`
    insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, participant_id, public_name, assurance, signed_at)
    values (${tenantId}, ${newId()}, ${petitionId}, ${personKey}, ${newId()}, 'Коваль О.', 'eid', clock_timestamp())
    on conflict do nothing returning id`;

describe('a petition in the database', () => {
  it('moves only along the listed pairs of states', async () => {
    expect(await update({ state: 'collecting', ...published })).toMatchObject(badInput);
    expect(await update({ state: 'nonsense' })).toMatchObject(badInput);
    await publish();
    expect(await update({ state: 'draft' })).toMatchObject(badInput);
    expect(await update({ state: 'expired' })).toBe('accepted');
  });

  it('is published whole, with an end after its beginning', async () => {
    expect(await update({ state: 'moderation' })).toBe('accepted');
    for (const missing of ['number', 'rules', 'publishedAt', 'collectUntil'] as const) {
      const { [missing]: _left, ...rest } = published;
      expect(await update({ state: 'collecting', ...rest }), missing).toMatchObject(badInput);
    }
    expect(await update({ state: 'collecting', ...published, collectUntil: published.publishedAt })).toMatchObject(
      badInput,
    );
  });

  it('keeps text, rules, number and category after publication, and may not vanish', async () => {
    await publish();
    for (const change of [
      { title: 'x' },
      { essence: 'x' },
      { demand: 'x' },
      { rules: { signatureThreshold: 1 } },
      { number: '2' },
      { ref: 'x' },
      { publishedAt: new Date() },
    ]) {
      expect(await update(change), JSON.stringify(change)).toMatchObject(badInput);
    }
    expect(await update({ signatureCount: { increment: 1 }, milestone: 25, revision: 2 })).toBe('accepted');
    const remove = ({ prisma }: Session) =>
      prisma.petition.delete({ where: { tenantId_id: { tenantId, id: petitionId } } });
    expect(await refusal(remove)).toMatchObject(badInput);
  });
});

describe('a signature in the database', () => {
  it('is one per person, of twenty at the same instant', async () => {
    await publish();
    const key = Buffer.from('person-1');
    const inserted = await Promise.all(Array.from({ length: 20 }, () => within(sign(key))));
    expect(inserted.flat()).toHaveLength(1);
  });

  it('may be given again after it was withdrawn, not after it was invalidated', async () => {
    await publish();
    const key = Buffer.from('person-2');
    await within(sign(key));
    const all = { where: { tenantId, petitionId } };
    await within(({ prisma }) => prisma.petitionSignature.updateMany({ ...all, data: { standing: 'invalidated' } }));
    expect(await within(sign(key))).toHaveLength(0);
    await within(({ prisma }) => prisma.petitionSignature.updateMany({ ...all, data: { withdrawnAt: new Date() } }));
    expect(await within(sign(key))).toHaveLength(1);
  });

  it('is never rewritten or removed; the person may be taken out of it', async () => {
    await publish();
    await within(sign(Buffer.from('person-3')));
    const change = (data: object) =>
      refusal(({ prisma }) => prisma.petitionSignature.updateMany({ where: { tenantId, petitionId }, data }));
    for (const data of [
      { signedAt: new Date() },
      { assurance: 'guest' },
      { channel: 'desk' },
      { publicName: 'Інша' },
      { personKey: Buffer.from('x') },
      { participantId: newId() },
    ]) {
      expect(await change(data), Object.keys(data)[0]).toMatchObject(badInput);
    }
    expect(await change({ standing: 'quarantined', nameHiddenAt: new Date() })).toBe('accepted');
    expect(await change({ publicName: null, personKey: null, participantId: null })).toBe('accepted');
    expect(await change({ publicName: 'знову' })).toMatchObject(badInput);
    expect(await refusal(({ sql }) => sql`delete from petitions_petition_signature`)).toMatchObject({
      code: 'core/forbidden',
    });
  });
});

it('petitions are found by three letters inside one tenant, through the index', async () => {
  const plan = await within(async ({ sql }) => {
    await sql`set local enable_seqscan = off`;
    return sql`explain select id from petitions_petition where tenant_id = ${tenantId} and norm like ${'%ліхтар%'}`;
  });
  expect(JSON.stringify(plan)).toContain('petitions_petition');
  const found = await within(({ prisma }) =>
    prisma.petition.count({ where: { tenantId, norm: { contains: 'ліхтар' } } }),
  );
  expect(found).toBeGreaterThan(0);
});
