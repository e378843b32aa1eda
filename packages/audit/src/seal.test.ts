import { newId, type Session } from '@viche/db';
import { describe, expect, it } from 'vitest';
import { pair, signingKey, useAuditLog } from './audit-log.fixture.ts';
import { generateSigningKey, loadPublicKeys, loadSigningKey, oldestPending, sealPending, writeAudit } from './index.ts';

const log = useAuditLog();

describe('K03 the unsealed gap', () => {
  it('is told when the sealer stops', async () => {
    await log.write('demo.waits');
    const soon = new Date(Date.now() + 30_000);
    const late = new Date(Date.now() + 61_000);
    expect(await log.scoped(({ sql }) => oldestPending(sql, { tenantId: log.tenantId, now: soon }))).toMatchObject({
      count: 1,
      alarm: false,
    });
    const waiting = await log.scoped(({ sql }) => oldestPending(sql, { tenantId: log.tenantId, now: late }));
    expect(waiting).toMatchObject({ count: 1, alarm: true });
    expect(waiting.oldestAgeMs).toBeGreaterThan(60_000);
    expect(await log.verify({ now: soon })).toMatchObject({ ok: true });
    expect(await log.verify({ now: late })).toMatchObject({ ok: false, problems: [{ kind: 'unsealed-gap' }] });
    expect((await log.seal(late)).waiting).toEqual({ count: 0, oldestAgeMs: 0, alarm: false });
  });

  it('finds a row deleted in the gap, by its waiting row', async () => {
    const [first = '', second] = [await log.write('demo.gone'), await log.write('demo.stays')];
    await log.superuser.query('delete from audit_entry where tenant_id = $1 and id = $2', [log.tenantId, first]);
    expect(await log.verify()).toMatchObject({ ok: false, problems: [{ kind: 'removed', entryId: first, index: 8 }] });
    expect(await log.seal()).toMatchObject({ status: 'sealed', leafCount: 1, missing: [first] });
    expect(await log.seal()).toMatchObject({ status: 'nothing', missing: [first], waiting: { count: 1 } });
    expect(await log.verify()).toMatchObject({
      ok: false,
      checkedEntries: 9,
      problems: [{ kind: 'removed', entryId: first }],
    });
    expect(second).not.toBe(first);
  });

  it('finds a row deleted in the gap with its waiting row, by the outbox', async () => {
    const requestId = newId();
    const lost = await log.write('petitions.publish-petition', { requestId });
    await log.scoped(
      ({ sql }) => sql`
      insert into outbox_event (tenant_id, id, name, payload, request_id, occurred_at)
      values (${log.tenantId}::uuid, ${newId()}::uuid, 'petitions.published.v1', '{}', ${requestId}, now())`,
    );
    const staffEvents = ['petitions.published.v1'];
    expect(await log.verify({ staffEvents })).toMatchObject({ ok: true });
    const report = await log.tampered(
      [
        ['delete from audit_pending where tenant_id = $1 and entry_id = $2', log.tenantId, lost],
        ['delete from audit_entry where tenant_id = $1 and id = $2', log.tenantId, lost],
      ],
      { staffEvents },
    );
    expect(report).toMatchObject({
      ok: false,
      problems: [{ kind: 'unsealed-gap', message: expect.stringContaining('petitions.published.v1') }],
    });
  });
});

describe('K04 an act and its row', () => {
  const act = (session: Session) => session.sql`
    insert into setting (tenant_id, scope, json, changed_at) values (${log.tenantId}::uuid, 'demo', '{}', now())`;
  const counts = () =>
    log.scoped(
      async ({ sql }) =>
        (
          await sql<{ acts: number; rows: number }>`
    select (select count(*)::int from setting) as acts, (select count(*)::int from audit_entry where action = 'demo.act') as rows`
        )[0],
    );

  it.each(['before the row', 'after the row', 'in the row'])(
    'stand and fall together: killed %s',
    async (failpoint) => {
      const killed = log.scoped(async (session) => {
        const [self] = await session.sql<{ pid: number }>`select pg_backend_pid() as pid`;
        const kill = () => log.superuser.query('select pg_terminate_backend($1)', [self?.pid]);
        await act(session);
        if (failpoint === 'before the row') await kill();
        await writeAudit(
          session.sql,
          log.entry('demo.act', failpoint === 'in the row' ? { actorKind: 'nobody' as 'staff' } : {}),
        );
        if (failpoint === 'after the row') await kill();
      });
      await expect(killed).rejects.toThrow();
      expect(await counts()).toEqual({ acts: 0, rows: 0 });
      await log.scoped(async (session) => {
        await act(session);
        await writeAudit(session.sql, log.entry('demo.act'));
      });
      expect(await counts()).toEqual({ acts: 1, rows: 1 });
      expect(await log.seal()).toMatchObject({ status: 'sealed', leafCount: 1 });
      expect(await log.verify()).toMatchObject({ ok: true, checkedEntries: 9 });
    },
  );
});

describe('sealing', () => {
  it('is done by one process at a time, and nothing is sealed twice or left', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, entry) => log.write(`demo.act-${entry}`)));
    const results = await Promise.all(Array.from({ length: 4 }, () => log.seal()));
    expect(results.reduce((sum, { leafCount }) => sum + leafCount, 0)).toBe(12);
    expect(await log.verify()).toMatchObject({ ok: true, checkedEntries: 20, unsealed: 0 });
  });

  it('says busy while another holds the tenant, and never waits', async () => {
    await log.write('demo.waits');
    const lease = await log.pool.lease(log.tenantId);
    expect(await sealPending(lease.session.sql, { tenantId: log.tenantId, signingKey, now: new Date() })).toMatchObject(
      { status: 'sealed' },
    );
    expect(await log.seal()).toMatchObject({ status: 'busy', seq: null, waiting: { count: 1 } });
    await lease.rollback();
    expect(await log.seal()).toMatchObject({ status: 'sealed', seq: 4, leafCount: 1 });
    expect(await log.seal()).toMatchObject({ status: 'nothing', waiting: { count: 0 } });
  });

  it('takes a long queue in parts', async () => {
    for (let entry = 0; entry < 5; entry += 1) await log.write(`demo.act-${entry}`);
    const part = () =>
      log.scoped(({ sql }) => sealPending(sql, { tenantId: log.tenantId, signingKey, now: new Date(), limit: 2 }));
    expect(
      [await part(), await part(), await part()].map(({ leafCount, waiting }) => [leafCount, waiting.count]),
    ).toEqual([
      [2, 3],
      [2, 1],
      [1, 0],
    ]);
    expect(await log.verify()).toMatchObject({ ok: true, batches: 6 });
  });

  it('goes on after a change of keys, with both keys known', async () => {
    const next = generateSigningKey();
    await log.write('demo.act');
    await log.scoped(({ sql }) =>
      sealPending(sql, { tenantId: log.tenantId, signingKey: loadSigningKey(next.privatePem), now: new Date() }),
    );
    expect(await log.verify()).toMatchObject({ problems: [{ kind: 'bad-signature', batchSeq: 4 }] });
    expect(await log.verify({ publicKeys: loadPublicKeys([pair.publicPem, next.privatePem]) })).toMatchObject({
      ok: true,
    });
  });
});
