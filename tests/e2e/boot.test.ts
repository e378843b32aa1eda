import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newKeyEnvironment } from '@viche/identity';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SignedInPerson, signedInPeople } from '../bench/people.ts';
import { hostOf } from './host-of.ts';
import { freePort, type Instance, startInstance } from './instance.ts';
import { ask, startBuilt } from './second-process.ts';

let instance: Instance;
let person: SignedInPerson;

async function asSuperuser<R>(work: (client: pg.Client) => Promise<R>): Promise<R> {
  const { superUrl } = JSON.parse(readFileSync(path.join(instance.home, 'running.json'), 'utf8'));
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const tenantId = () =>
  asSuperuser(async (client) => (await client.query(`select id from tenant where slug = 'slavutych'`)).rows[0].id);

beforeAll(async () => {
  instance = await startInstance();
  const host = await hostOf(instance);
  [person] = (await signedInPeople(host, await tenantId(), 1)) as [SignedInPerson];
  await host.close();
}, 180_000);
afterAll(() => instance?.stop());

it.each(['web', 'worker'] as const)('K10 with a wrong key the %s ends with 78 and names it', async (app) => {
  const { VICHE_OUTER_KEY, VICHE_PLATFORM_KEY } = newKeyEnvironment();
  const { ended, words } = startBuilt(instance, app, { PORT: '0', VICHE_OUTER_KEY, VICHE_PLATFORM_KEY });
  expect(await ended).toBe(78);
  expect(words()).toContain('VICHE_OUTER_KEY is not the key that the data was written with');
  expect(words()).toContain('VICHE_PLATFORM_KEY is not');
  expect(words()).not.toContain(VICHE_OUTER_KEY);
});

/** Makes a process of Node see another time than its machine. */
function withClock(secondsOff: number): Record<string, string> {
  const script = `const Real = Date; const off = ${secondsOff * 1_000};
    globalThis.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + off); }
      static now() { return Real.now() + off; }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

it.each([
  [0, 200, { ready: true }],
  [5, 503, { ready: false, reasons: ['clock'] }],
  [-5, 503, { ready: false, reasons: ['clock'] }],
])('R16 a node whose clock is %i s off the database is answered for with %i', async (secondsOff, status, body) => {
  const port = await freePort();
  const { child, ended } = startBuilt(instance, 'web', { PORT: String(port), ...withClock(secondsOff) });
  await expect.poll(() => ask(instance, port, 'localhost', '/healthz')).toMatchObject({ status: 200 });
  await expect.poll(() => ask(instance, port, 'localhost', '/readyz')).toEqual({ status, body: JSON.stringify(body) });
  child.kill('SIGTERM');
  await ended;
});

async function eraseOverHttp(): Promise<void> {
  const headers = { Cookie: `viche=${person.token}` };
  const page = await (await instance.fetch('slavutych', '/account/erase', { headers })).text();
  const csrf = /action="\/account\/erase".*?name="csrf" value="([^"]+)"/s.exec(page)![1]!;
  const answer = await instance.fetch('slavutych', '/account/erase', {
    method: 'POST',
    headers: {
      ...headers,
      Origin: `http://slavutych.localhost:${instance.port}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrf, sure: 'yes' }).toString(),
  });
  expect(answer.status).toBe(200);
}

const peopleNamed = () =>
  asSuperuser(async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as n from participant p where p.family_name is not null and exists (
         select from session s where s.participant_id = p.id and s.device = 'bench')`,
    );
    return rows[0].n as number;
  });

it('K06 a person erased after the backup does not come back with it, and nobody is let in before', async () => {
  const data = path.join(instance.home, 'postgres');
  const backup = path.join(instance.home, 'backup');
  // PostgreSQL takes a folder of its own user only, and `fs.cp` forgets the owner.
  const copy = (from: string, to: string) => void execFileSync('cp', ['-a', from, to]);
  await instance.restart(() => copy(data, backup));
  expect(await peopleNamed()).toBe(1);
  await eraseOverHttp();
  await instance.restart(() => {
    rmSync(data, { recursive: true });
    copy(backup, data);
  });
  expect(await peopleNamed()).toBe(0);
  expect((await ask(instance, instance.port, 'localhost', '/readyz'))!.status).toBe(200);

  // The same once more, with a hand on the rows, to see the site while it waits.
  await asSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update participant set state = 'active', erased_at = null, family_name = 'x' where state = 'erased'`,
    );
    await client.query('begin');
    await client.query(`select from participant where family_name = 'x' for update`);
    const port = await freePort();
    const { child, ended } = startBuilt(instance, 'web', { PORT: String(port) });
    await expect.poll(() => ask(instance, port, 'localhost', '/healthz')).toMatchObject({ status: 200 });
    const readiness = await ask(instance, port, 'localhost', '/readyz');
    expect(readiness).toMatchObject({ status: 503 });
    expect(JSON.parse(readiness!.body)).toEqual({ ready: false, reasons: ['erasures'] });
    for (const target of ['/', '/petitions', '/graphql'])
      expect(await ask(instance, port, 'slavutych.localhost', target)).toMatchObject({ status: 503 });
    await client.query('rollback');
    await expect.poll(() => ask(instance, port, 'localhost', '/readyz')).toMatchObject({ status: 200 });
    expect(await ask(instance, port, 'slavutych.localhost', '/petitions')).toMatchObject({ status: 200 });
    const { rows } = await client.query(`select from participant where family_name = 'x'`);
    expect(rows).toEqual([]);
    child.kill('SIGTERM');
    await ended;
  });
}, 180_000);
