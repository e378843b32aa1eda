import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from '@viche/db/server';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SignedInPerson, signedInPeople } from '../bench/people.ts';
import { hostOf } from './host-of.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let people: SignedInPerson[];
let petition: { id: string; ref: string };
let restarted: { stop(): Promise<void> } | null = null;

const superuser = async <R>(work: (client: pg.Client) => Promise<R>): Promise<R> => {
  const client = new pg.Client({ connectionString: instance.superUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
};

beforeAll(async () => {
  instance = await startInstance();
  const tenant = await superuser(async (client) => {
    const { rows } = await client.query(
      `select t.id as tenant, p.id, p.ref from petitions_petition p join tenant t on t.id = p.tenant_id
       where t.slug = 'slavutych' and p.state = 'collecting' and p.collect_until > now() + interval '5 days' order by p.signature_count limit 1`,
    );
    petition = rows[0];
    return rows[0].tenant as string;
  });
  const host = await hostOf(instance);
  people = await signedInPeople(host, tenant, 400);
  await host.close();
}, 180_000);
afterAll(async () => {
  await instance?.stop();
  await restarted?.stop();
});

/** One signature through the public API; the ledger notes what the caller was told. */
async function sign(person: SignedInPerson): Promise<'signed' | 'refused' | 'failed'> {
  const answer = await instance
    .fetch('slavutych', '/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        Origin: `http://slavutych.localhost:${instance.port}`,
        Cookie: `viche=${person.token}`,
      },
      body: JSON.stringify({
        query: 'mutation($id: ID!) { signPetition(input: { petitionId: $id }) { __typename ... on Error { code } } }',
        variables: { id: petition.id },
      }),
    })
    .catch(() => null);
  const body =
    answer?.status === 200 ? ((await answer.json()) as { data?: { signPetition?: { __typename: string } } }) : null;
  const typename = body?.data?.signPetition?.__typename;
  if (typename === 'Petition') return 'signed';
  return typename === 'AlreadySignedError' ? 'refused' : 'failed';
}

const rowsOf = (): Promise<Set<string>> =>
  superuser(async (client) => {
    const { rows } = await client.query(
      'select encode(person_key, $2) as key from petitions_petition_signature where petition_id = $1',
      [petition.id, 'hex'],
    );
    return new Set(rows.map((row) => row.key));
  });

it('D3 in short: backends are killed under load; what was acknowledged is kept, nothing twice, and service returns by itself', async () => {
  const before = (await rowsOf()).size;
  const acknowledged: SignedInPerson[] = [];
  const crowd = people.slice(0, 300);
  let killing = true;
  const killer = (async () => {
    while (killing) {
      await superuser((client) =>
        client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'viche_app' and pid <> pg_backend_pid() order by random() limit 2`,
        ),
      ).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  })();
  await Promise.all(
    Array.from({ length: 12 }, async (_unused, worker) => {
      for (let index = worker; index < crowd.length; index += 12)
        if ((await sign(crowd[index]!)) === 'signed') acknowledged.push(crowd[index]!);
    }),
  );
  killing = false;
  await killer;
  await expect.poll(async () => (await instance.fetch('slavutych', '/petitions')).status).toBe(200);
  // Whoever was told "signed" is told "already signed" now; the others can still sign. Then everybody stands there once.
  for (const person of acknowledged) expect(await sign(person)).toBe('refused');
  for (const person of crowd) await sign(person);
  expect((await rowsOf()).size).toBe(before + crowd.length);
});

/** Makes the database refuse writes, or take them again; who is connected comes anew, as after a full disk. */
const takeWrites = (mode: 'on' | 'off'): Promise<void> =>
  superuser(async (client) => {
    await client.query('set default_transaction_read_only = off');
    await client.query(`alter database viche set default_transaction_read_only = ${mode === 'on' ? 'off' : 'on'}`);
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename like 'viche_%' and pid <> pg_backend_pid()`,
    );
  });

it('R09 the database takes no writes: reading goes on, acts say so and keep what was typed, nothing acknowledged is lost', async () => {
  const origin = `http://slavutych.localhost:${instance.port}`;
  const [person, other] = [people[380]!, people[381]!];
  const headers = { Cookie: `viche=${person.token}`, Origin: origin };
  const form = { 'content-type': 'application/x-www-form-urlencoded', Origin: origin };
  const open = async (path: string, cookie?: string) =>
    instance.fetch('slavutych', path, cookie ? { headers: { Cookie: cookie } } : {});
  const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  expect(await sign(other)).toBe('signed');
  const address = new URL((await open(`/petitions/${petition.ref}`)).headers.get('location') ?? '', origin).pathname;
  const signPage = await (await open(address, headers.Cookie)).text();
  const signForm = signPage.split('<form').find((each) => each.includes('name="petitionId"')) ?? '';
  const draftPage = await (await open('/petitions/new/essence')).text();
  const before = (await rowsOf()).size;
  await takeWrites('off');
  try {
    for (const path of ['/', '/petitions', address, `/petitions?search=${encodeURIComponent('школа')}`]) {
      for (const cookie of [undefined, headers.Cookie]) {
        const answer = await open(path, cookie);
        expect(`${path} ${answer.status}`).toBe(`${path} 200`);
      }
    }
    // The public API: a typed refusal that says what it is.
    const api = await instance.fetch('slavutych', '/graphql', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'Accept-Language': 'en' },
      body: JSON.stringify({
        query: `mutation($id: ID!) { signPetition(input: { petitionId: $id }) {
          __typename ... on BusyError { code message readOnly retryAfter } } }`,
        variables: { id: petition.id },
      }),
    });
    expect(await api.json()).toMatchObject({
      data: { signPetition: { __typename: 'BusyError', code: 'core/busy', readOnly: true, retryAfter: 60 } },
    });
    // The button of the page.
    const signed = await instance.fetch('slavutych', address, {
      method: 'POST',
      headers: { ...form, Cookie: headers.Cookie },
      body: new URLSearchParams({ csrf: hidden(signForm, 'csrf'), petitionId: petition.id }).toString(),
    });
    expect(signed.status).toBe(503);
    expect(await signed.text()).toContain('Наразі сайт працює лише для читання');
    // A guest's words stay on the page.
    const words = 'Щоранку біля школи машини не пропускають дітей, бо переходу там немає.';
    const draft = await instance.fetch('slavutych', '/petitions/new/essence', {
      method: 'POST',
      headers: form,
      body: new URLSearchParams({ _version: hidden(draftPage, '_version'), essence: words, intent: 'next' }).toString(),
    });
    const shown = await draft.text();
    expect(draft.status).toBe(503);
    expect(shown).toContain('Наразі сайт працює лише для читання');
    expect(shown).toMatch(new RegExp(`<textarea[^>]*>\\s*${words}`));
    const said = () => instance.output().match(/"event":"database.read-only"/g)?.length ?? 0;
    await expect.poll(said).toBeGreaterThan(0);
    expect(said()).toBeLessThanOrEqual(2); // the site and the worker, a minute has not passed
  } finally {
    await takeWrites('on');
  }
  expect((await rowsOf()).size).toBe(before);
  await expect.poll(() => sign(person), { interval: 500 }).toBe('signed');
  expect(await sign(other)).toBe('refused');
});

it('R11 the whole database dies: a clear page, no half act, and recovery without restarting anything of ours', async () => {
  const state = JSON.parse(readFileSync(path.join(instance.home, 'state.json'), 'utf8'));
  const postmaster = Number(
    readFileSync(path.join(instance.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  const { web, worker } = instance.pids;
  process.kill(postmaster, 'SIGKILL');
  await expect
    .poll(async () => {
      const answer = await instance.fetch('slavutych', `/petitions?search=${encodeURIComponent('школа')}`, {
        headers: { Cookie: `viche=${people[0]!.token}` },
      });
      return answer.status === 503 && answer.headers.has('retry-after') && (await answer.text()).length;
    })
    .toBeGreaterThan(500);
  expect(await sign(people[350]!)).toBe('failed');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  restarted = await startEmbeddedPostgres({
    dataDir: path.join(instance.home, 'postgres'),
    port: state.ports.postgres,
    password: state.secrets.SUPERUSER_PASSWORD,
  });
  await expect.poll(() => sign(people[350]!), { interval: 500 }).toBe('signed');
  expect(() => process.kill(web, 0)).not.toThrow();
  expect(() => process.kill(worker, 0)).not.toThrow();
  // The worker lives too: the counter moves.
  const count = async () =>
    superuser(
      async (client) =>
        (await client.query('select signature_count from petitions_petition where id = $1', [petition.id])).rows[0]
          .signature_count as number,
    );
  const rows = (await rowsOf()).size;
  await expect.poll(count, { interval: 500 }).toBe(rows);
});
