import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { publicKeys, signingKey, useAuditLog } from './audit-log.fixture.ts';
import { exportHeads, formatHeads, parseHeads, readSqlOf, sealPending, verifyAll } from './index.ts';

const log = useAuditLog();

describe('K02 a rebuilt chain', () => {
  it('fails against any one witness, even when the key was stolen too', async () => {
    const before = await log.heads();
    await log.superuser.query('begin');
    try {
      await log.superuser.query(`update audit_entry set reason = 'переписано' where tenant_id = $1 and id = $2`, [
        log.tenantId,
        log.ids[0],
      ]);
      await log.superuser.query('delete from audit_leaf where tenant_id = $1', [log.tenantId]);
      await log.superuser.query('delete from audit_batch where tenant_id = $1', [log.tenantId]);
      const sql = Object.assign(readSqlOf(log.superuser), { part: () => never(), ident: () => never() });
      for (const batch of [log.ids.slice(0, 4), log.ids.slice(4, 5), log.ids.slice(5)]) {
        await log.superuser.query('insert into audit_pending select $1::uuid, unnest($2::uuid[])', [
          log.tenantId,
          batch,
        ]);
        await sealPending(sql, { tenantId: log.tenantId, signingKey, now: new Date() });
      }
      expect(await log.verify()).toMatchObject({ ok: true, batches: 3 });
      for (const witness of before) {
        const report = await log.verify({ witnessHeads: [witness] });
        expect(report).toMatchObject({
          ok: false,
          witnesses: 1,
          problems: [{ kind: 'broken-chain', batchSeq: witness.seq }],
        });
      }
    } finally {
      await log.superuser.query('rollback');
    }
    expect(await log.verify({ witnessHeads: before })).toMatchObject({ ok: true, witnesses: 3 });
  });

  it('witness heads travel as lines, and a forged witness accuses nobody', async () => {
    const kept = parseHeads(formatHeads(await log.heads()));
    expect(kept).toEqual(await log.heads());
    expect(
      (await exportHeads(readSqlOf(log.superuser), { tenantId: log.tenantId, afterSeq: 2 })).map(({ seq }) => seq),
    ).toEqual([3]);
    expect(() => parseHeads(`${formatHeads(kept)}{"seq":1}`)).toThrow('Line 4');
    const forged = kept.slice(0, 1).map((head) => ({ ...head, head: '00'.repeat(32) }));
    expect(await log.verify({ witnessHeads: forged })).toMatchObject({
      problems: [{ kind: 'bad-signature', batchSeq: 1 }],
    });
  });

  it('a tenant whose whole log is gone is still known to its witness', async () => {
    const witnessHeads = await log.heads();
    const gone = new pg.Client({ connectionString: log.database.superUrl });
    await gone.connect();
    const lost = log.tenantId;
    for (const table of ['audit_leaf', 'audit_batch', 'audit_entry'])
      await gone.query(`delete from ${table} where tenant_id = $1`, [lost]);
    const reports = await verifyAll(gone, publicKeys, { witnessHeads });
    await gone.end();
    expect(reports.find((report) => report.tenantId === lost)).toMatchObject({
      ok: false,
      batches: 0,
      problems: [{ kind: 'cut-tail' }, {}, {}],
    });
  });
});

function never(): never {
  throw new Error('not used');
}
