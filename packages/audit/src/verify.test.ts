import { newId } from '@viche/db';
import { describe, expect, it } from 'vitest';
import { main } from '../cli/verify.ts';
import { publicKeys, useAuditLog } from './audit-log.fixture.ts';
import { generateSigningKey, loadPublicKeys } from './index.ts';

const log = useAuditLog();

describe('K01 the verifier names the row', () => {
  it('changed', async () => {
    for (const [column, value] of [
      ['reason', 'інше'],
      ['actor_id', null],
      ['detail', '{}'],
      ['at', '2020-01-01'],
      ['outcome', 'core/forbidden'],
    ]) {
      const report = await log.tampered([
        [`update audit_entry set ${column} = $1 where tenant_id = $2 and id = $3`, value, log.tenantId, log.ids[6]],
      ]);
      expect(report).toMatchObject({
        ok: false,
        problems: [{ kind: 'altered', entryId: log.ids[6], batchSeq: 3, index: 1 }],
      });
    }
  });

  it('changed together with its leaf hash, and together with the root', async () => {
    const change = [
      'update audit_entry set reason = $1 where tenant_id = $2 and id = $3',
      'інше',
      log.tenantId,
      log.ids[6],
    ] as const;
    const leaf = [
      `update audit_leaf set leaf_hash = decode(repeat('00', 32), 'hex') where tenant_id = $1 and entry_id = $2`,
      log.tenantId,
      log.ids[6],
    ] as const;
    const root = [
      `update audit_batch set root = decode(repeat('00', 32), 'hex') where tenant_id = $1 and seq = 3`,
      log.tenantId,
    ] as const;
    expect((await log.tampered([change, leaf])).problems).toContainEqual(
      expect.objectContaining({ kind: 'altered', batchSeq: 3 }),
    );
    expect((await log.tampered([root])).problems).toContainEqual(
      expect.objectContaining({ kind: 'broken-chain', batchSeq: 3 }),
    );
  });

  it('removed', async () => {
    const report = await log.tampered([
      ['delete from audit_entry where tenant_id = $1 and id = $2', log.tenantId, log.ids[2]],
    ]);
    expect(report).toMatchObject({
      ok: false,
      problems: [{ kind: 'removed', entryId: log.ids[2], batchSeq: 1, index: 2 }],
    });
    const withLeaf = await log.tampered([
      ['delete from audit_entry where tenant_id = $1 and id = $2', log.tenantId, log.ids[2]],
      ['delete from audit_leaf where tenant_id = $1 and entry_id = $2', log.tenantId, log.ids[2]],
    ]);
    expect(withLeaf).toMatchObject({ ok: false, problems: [{ kind: 'removed', batchSeq: 1, index: 2 }] });
  });

  it('re-ordered: by its place, by its id, by its leaf', async () => {
    const swapPlaces = [2, 3].map(
      (_, step) =>
        [
          'update audit_leaf set index = $1 where tenant_id = $2 and batch_seq = 1 and index = $3',
          [101, 2][step],
          log.tenantId,
          [2, 3][step],
        ] as const,
    );
    const places = await log.tampered([
      ...swapPlaces,
      ['update audit_leaf set index = 3 where tenant_id = $1 and index = 101', log.tenantId],
    ]);
    expect(places).toMatchObject({
      ok: false,
      problems: [{ kind: 'reordered', entryId: log.ids[2], batchSeq: 1, index: 3 }],
    });
    const spare = newId();
    const swapIds = [
      [log.ids[1], spare],
      [log.ids[2], log.ids[1]],
      [spare, log.ids[2]],
    ].map(
      ([from, to]) =>
        ['update audit_entry set id = $1 where tenant_id = $2 and id = $3', to, log.tenantId, from] as const,
    );
    // An entry's id is part of its leaf, so contents under swapped log.ids are two changed entries.
    expect((await log.tampered(swapIds)).problems.map(({ kind, index }) => [kind, index])).toEqual([
      ['altered', 1],
      ['altered', 2],
    ]);
    const swapLeaves = [
      [log.ids[1], spare],
      [log.ids[2], log.ids[1]],
      [spare, log.ids[2]],
    ].map(
      ([from, to]) =>
        ['update audit_leaf set entry_id = $1 where tenant_id = $2 and entry_id = $3', to, log.tenantId, from] as const,
    );
    expect(
      (await log.tampered(swapLeaves)).problems.every(({ kind, batchSeq }) => kind === 'reordered' && batchSeq === 1),
    ).toBe(true);
  });

  it('inserted: into the log, into a batch', async () => {
    const id = newId();
    const insert = [
      `insert into audit_entry (tenant_id, id, action, actor_kind, request_id, at) values ($1, $2, 'demo.forged', 'staff', 'r', now())`,
      log.tenantId,
      id,
    ] as const;
    expect(await log.tampered([insert])).toMatchObject({
      ok: false,
      problems: [{ kind: 'inserted', entryId: id, index: 8 }],
    });
    const leaf = [
      `insert into audit_leaf (tenant_id, batch_seq, index, entry_id, leaf_hash) values ($1, 2, 1, $2, decode(repeat('00', 32), 'hex'))`,
      log.tenantId,
      id,
    ] as const;
    expect(await log.tampered([insert, leaf])).toMatchObject({
      ok: false,
      problems: [{ kind: 'inserted', entryId: id, batchSeq: 2, index: 1 }],
    });
  });

  it('cut off at the tail: entries, batch, and everything at once', async () => {
    const entries = [
      'delete from audit_entry where tenant_id = $1 and id = any($2)',
      log.tenantId,
      log.ids.slice(6),
    ] as const;
    const leaves = ['delete from audit_leaf where tenant_id = $1 and batch_seq = 3', log.tenantId] as const;
    const batch = ['delete from audit_batch where tenant_id = $1 and seq = 3', log.tenantId] as const;
    expect((await log.tampered([entries])).problems.map(({ kind, index }) => [kind, index])).toEqual([
      ['cut-tail', 1],
      ['cut-tail', 2],
    ]);
    expect((await log.tampered([batch])).problems).toEqual([
      expect.objectContaining({ kind: 'cut-tail', batchSeq: 3 }),
    ]);
    const allEntries = [
      'delete from audit_entry where tenant_id = $1 and id = any($2)',
      log.tenantId,
      log.ids.slice(5),
    ] as const;
    const witnessHeads = await log.heads();
    // Inside the log.database nothing is left that could tell: this is what the witness is for.
    expect(await log.tampered([allEntries, leaves, batch])).toMatchObject({ ok: true });
    const witnessed = await log.tampered([allEntries, leaves, batch], { witnessHeads });
    expect(witnessed).toMatchObject({ ok: false, problems: [{ kind: 'cut-tail', batchSeq: 3 }] });
  });

  it('a batch taken from the middle, a signature of another key', async () => {
    const middle = await log.tampered([
      ['delete from audit_batch where tenant_id = $1 and seq = 2', log.tenantId],
      ['delete from audit_leaf where tenant_id = $1 and batch_seq = 2', log.tenantId],
      ['delete from audit_entry where tenant_id = $1 and id = $2', log.tenantId, log.ids[4]],
    ]);
    expect(middle).toMatchObject({ ok: false, problems: [{ kind: 'broken-chain', batchSeq: 3 }] });
    const stranger = await log.verify({ publicKeys: loadPublicKeys([generateSigningKey().publicPem]) });
    expect(stranger.problems.map(({ kind }) => kind)).toEqual(['bad-signature', 'bad-signature', 'bad-signature']);
  });

  it('by exit code and line, for a log.superuser only', async () => {
    const lines: string[] = [];
    const run = (databaseUrl: string, keys = publicKeys) =>
      main({
        databaseUrl,
        publicKeys: keys,
        print: (line) => lines.push(line),
        nameOf: (id) => (id === log.tenantId ? 'slavutych' : 'other'),
      });
    expect(await run(log.database.superUrl)).toBe(0);
    expect(lines).toContain('sound  slavutych: 8 entries in 3 batches, 0 wait to be sealed, 0 witness heads');
    await log.superuser.query(`update audit_entry set reason = 'x' where tenant_id = $1 and id = $2`, [
      log.tenantId,
      log.ids[5],
    ]);
    lines.length = 0;
    expect(await run(log.database.superUrl)).toBe(1);
    expect(lines).toContain(`  altered: batch 3, row 0, entry ${log.ids[5]}: it is not what was sealed`);
    await log.superuser.query(`update audit_entry set reason = 'CANARY <script>' where tenant_id = $1 and id = $2`, [
      log.tenantId,
      log.ids[5],
    ]);
    lines.length = 0;
    expect(await run(log.database.appUrl)).toBe(2);
    expect(lines.join()).toMatch(/Could not verify/);
  });

  it('and the product itself may only append and read', async () => {
    const { rows } = await log.superuser.query(`
      select c.relname as name, p as right from pg_class c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
      where c.relname in ('audit_entry', 'audit_batch', 'audit_leaf') and has_table_privilege('viche_app', c.oid, p)`);
    expect(rows.map(({ name, right }) => `${name} ${right}`).sort()).toEqual([
      'audit_batch INSERT',
      'audit_batch SELECT',
      'audit_entry INSERT',
      'audit_entry SELECT',
      'audit_leaf INSERT',
      'audit_leaf SELECT',
    ]);
    for (const text of [
      ['update audit_entry set reason = null'],
      ['delete from audit_leaf'],
      ['truncate audit_batch'],
    ]) {
      const attempt = log.scoped(({ sql }) =>
        sql(Object.assign([...text], { raw: text }) as unknown as TemplateStringsArray),
      );
      await expect(attempt).rejects.toMatchObject({ code: '42501' });
    }
  });
});
