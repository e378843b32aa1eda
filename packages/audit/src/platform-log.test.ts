import { newId } from '@viche/db';
import { beforeEach, describe, expect, it } from 'vitest';
import { main } from '../cli/verify.ts';
import { publicKeys, type Statement, signingKey, useAuditLog } from './audit-log.fixture.ts';
import { exportHeads, gatherPlatformEntries, PLATFORM_LOG, readSqlOf, sealPending, verifyPlatform } from './index.ts';

const log = useAuditLog();

/** An act on the platform, as every process writes it. */
async function act(action: string, reason: string | null = 'звернення ради'): Promise<string> {
  const id = newId();
  await log.pool.platform(
    ({ sql }) => sql`
      select viche.note_platform_act(${id}::uuid, ${action}, ${newId()}::uuid, ${newId()}::uuid, '{"module":"petitions"}'::jsonb,
        ${reason}::text, ${newId()})`,
    { for: 'writing' },
  );
  return id;
}
const gather = () => log.pool.scoped(PLATFORM_LOG, ({ sql }) => gatherPlatformEntries(sql));
const seal = () =>
  log.pool.scoped(PLATFORM_LOG, ({ sql }) => sealPending(sql, { tenantId: PLATFORM_LOG, signingKey, now: new Date() }));
const verify = (options: { now?: Date } = {}) => verifyPlatform(readSqlOf(log.superuser), { publicKeys, ...options });

/** What the verifier says after a superuser did something to the log, which is taken back. */
async function tampered(...statements: readonly Statement[]) {
  await log.superuser.query('begin');
  try {
    for (const [text, ...values] of statements) await log.superuser.query(text, values);
    return (await verify()).problems.map(({ kind, entryId }) => [kind, entryId]);
  } finally {
    await log.superuser.query('rollback');
  }
}

let ids: string[];
beforeEach(async () => {
  ids = [await act('operator.suspend-tenant'), await act('operator.invite', null)];
  await gather();
  await seal();
});

describe('K01 the platform’s own log', () => {
  it('is sealed in batches of its own, with heads for the witness', async () => {
    expect(await verify()).toMatchObject({ ok: true, tenantId: PLATFORM_LOG, unsealed: 0, problems: [] });
    const heads = await exportHeads(readSqlOf(log.superuser), { tenantId: PLATFORM_LOG });
    expect(heads.at(-1)).toMatchObject({ tenantId: PLATFORM_LOG, leafCount: 2 });
    const { rows } = await log.superuser.query('select action, actor_kind, reason from audit_entry where id = $1', [
      ids[0],
    ]);
    expect(rows).toEqual([{ action: 'operator.suspend-tenant', actor_kind: 'operator', reason: 'звернення ради' }]);
  });

  it('altered, in what the console shows or in what was sealed', async () => {
    for (const [column, value] of [
      ['reason', 'інше'],
      ['action', 'operator.resume-tenant'],
      ['tenant_ref', newId()],
      ['operator_ref', null],
      ['detail', '{}'],
      ['at', '2020-01-01'],
    ])
      expect(await tampered([`update platform_audit_entry set ${column} = $1 where id = $2`, value, ids[0]])).toEqual([
        ['altered', ids[0]],
      ]);
    expect(await tampered([`update audit_entry set reason = 'інше' where id = $1`, ids[0]])).toEqual([
      ['altered', ids[0]],
      ['altered', ids[0]],
    ]);
  });

  it('deleted, before and after it was sealed', async () => {
    expect(await tampered(['delete from platform_audit_entry where id = $1', ids[1]])).toEqual([['removed', ids[1]]]);
    const both = await tampered(
      ['delete from platform_audit_entry where id = $1', ids[0]],
      ['delete from audit_entry where id = $1', ids[0]],
    );
    expect(both).toEqual([['removed', ids[0]]]);
    const waiting = await act('operator.enrol');
    expect(await tampered(['delete from platform_audit_entry where id = $1', waiting])).toEqual([['removed', waiting]]);
  });

  it('inserted, with a mark that it waits and without', async () => {
    const id = newId();
    const insert = [
      `insert into platform_audit_entry (id, action, request_id, at) values ($1, 'operator.invite', 'x', now())`,
      id,
    ] as const;
    expect(await tampered(insert)).toEqual([['inserted', id]]);
    // Put back among those that wait, so that an altered row would be sealed anew: it is not, and the others are.
    await log.superuser.query('insert into platform_audit_pending values ($1)', [ids[0]]);
    const later = await act('operator.enrol');
    expect(await gather()).toBe(1);
    await seal();
    expect(await tampered([`update platform_audit_entry set reason = 'інше' where id = $1`, ids[0]])).toEqual([
      ['altered', ids[0]],
    ]);
    expect((await verify()).problems).toEqual([]);
    expect(later).not.toBe(ids[0]);
  });

  it('K03 waits for its seal, and too long is told', async () => {
    await act('operator.enrol');
    expect(await verify({ now: new Date() })).toMatchObject({ ok: true, unsealed: 1 });
    const late = await verify({ now: new Date(Date.now() + 61_000) });
    expect(late.problems.map(({ kind }) => kind)).toEqual(['unsealed-gap']);
    await gather();
    await seal();
  });
});

it('nobody reads or takes rows but in the scope of that log, and nobody adds one without its mark', async () => {
  await act('operator.enrol');
  const inTenant = (text: 'entries' | 'take') =>
    log.scoped(({ sql }) =>
      text === 'take'
        ? sql`select id from viche.take_platform_entries(10)`
        : sql`select id from viche.platform_entries()`,
    );
  expect(await inTenant('entries')).toEqual([]);
  expect(await inTenant('take')).toEqual([]);
  await expect(
    log.pool.platform(
      ({ sql }) =>
        sql`insert into platform_audit_entry (id, action, request_id, at) values (${newId()}::uuid, 'x', 'x', now())`,
      { for: 'writing' },
    ),
  ).rejects.toThrow('permission denied');
  expect(await gather()).toBe(1);
  expect(await gather()).toBe(0);
  await seal();
});

it('is verified with all others at the console of the machine', async () => {
  const lines: string[] = [];
  const run = () => main({ databaseUrl: log.database.superUrl, publicKeys, print: (line) => void lines.push(line) });
  expect(await run()).toBe(0);
  expect(lines.find((line) => line.includes('the platform:'))).toMatch(/^sound/);
  await log.superuser.query(`update platform_audit_entry set reason = 'інше' where id = $1`, [ids[0]]);
  expect(await run()).toBe(1);
  expect(lines.join('\n')).toContain(`NOT SOUND  the platform`);
  expect(lines.join('\n')).toContain(`altered: entry ${ids[0]}`);
  await log.superuser.query(`update platform_audit_entry set reason = 'звернення ради' where id = $1`, [ids[0]]);
});
