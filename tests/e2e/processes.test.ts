import { execFileSync } from 'node:child_process';
import { newId } from '@viche/db';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedInPeople } from '../bench/people.ts';
import { hostOf } from './host-of.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;

beforeAll(async () => {
  instance = await startInstance({ WEB_PROCESSES: '2' });
}, 180_000);
afterAll(() => instance?.stop());

/** Ids of the processes that the first one keeps. */
function processes(): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === instance.pids.web)
    .map(([pid]) => pid!);
}

/** On a connection of its own: connections go round, so two in a row meet two processes. */
const get = (path: string) => instance.fetch('slavutych', path, { headers: { Connection: 'close' } });

async function figures(): Promise<Record<string, number>> {
  const answer = await instance.fetch(null, '/metrics', { headers: { Connection: 'close' } });
  const lines = (await answer.text()).split('\n').filter((line) => /^\w+(\{.*\})? [\d.e+-]+$/.test(line));
  return Object.fromEntries(lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]));
}

async function waitingPetition(): Promise<{ id: string; tenant: string; title: string; version: number }> {
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  const { rows } = await database.query(
    `select p.id, p.tenant_id as tenant, p.title, p.text_version as version from petitions_petition p
     join tenant t on t.id = p.tenant_id where t.slug = 'slavutych' and p.state = 'moderation' limit 1`,
  );
  await database.end();
  return rows[0];
}

/** The session cookie of a fresh moderator. */
async function moderator(tenantId: string): Promise<string> {
  const host = await hostOf(instance);
  const [person] = await signedInPeople(host, tenantId, 1);
  await host.pool.scoped(tenantId, async ({ sql }) => {
    const staffId = newId();
    await sql`insert into staff_member (tenant_id, id, participant_id, display_name)
      select ${tenantId}::uuid, ${staffId}::uuid, id, 'Модератор' from participant where tenant_id = ${tenantId}::uuid order by id desc limit 1`;
    await sql`insert into role_assignment (tenant_id, id, staff_id, role) values (${tenantId}::uuid, ${newId()}::uuid, ${staffId}::uuid, 'moderator')`;
  });
  await host.close();
  return `viche=${person!.token}`;
}

it('a petition published in one process is at once on the pages that the other has cached', async () => {
  expect(processes()).toHaveLength(2);
  const petition = await waitingPetition();
  const cookie = await moderator(petition.tenant);
  const shows = async () => (await (await get('/petitions')).text()).includes(petition.title.slice(0, 20));
  for (let index = 0; index < 4; index += 1) expect(await shows()).toBe(false);
  const answer = await instance.fetch('slavutych', '/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      Origin: `http://slavutych.localhost:${instance.port}`,
      Cookie: cookie,
    },
    body: JSON.stringify({
      query: `mutation($id: ID!, $version: Int!) {
        publishPetition(input: { petitionId: $id, textVersion: $version }) { __typename ... on Error { code } } }`,
      variables: { id: petition.id, version: petition.version },
    }),
  });
  expect(await answer.json()).toEqual({ data: { publishPetition: { __typename: 'Petition' } } });
  // Well within the 10 seconds that a page lives: word went from process to process.
  await expect
    .poll(async () => [await shows(), await shows(), await shows(), await shows()])
    .toEqual([true, true, true, true]);
});

it('/metrics answers for both processes together', async () => {
  await expect.poll(async () => (await figures()).viche_web_processes).toBe(2);
  const answered = (all: Record<string, number>) =>
    all['viche_http_request_seconds_count{method="GET",status="404"}'] ?? 0;
  const before = answered(await figures());
  for (let index = 0; index < 8; index += 1) await get(`/no-such-page-${index}`);
  expect(answered(await figures()) - before).toBe(8);
});

const answerOf = (path: string): Promise<string> =>
  get(path).then(
    ({ status }) => String(status),
    () => 'broken',
  );
/** A connection that was being handed over to the dying process is answered by nobody. */
const silence = () => new Promise<string>((resolve) => setTimeout(resolve, 10_000, 'silence').unref());

it('D1 in short: one of two processes is killed under load; requests go on, and it is started again', async () => {
  const [victim] = processes();
  const answers: string[] = [];
  let asking = true;
  const crowd = Array.from({ length: 6 }, async () => {
    while (asking) answers.push(await Promise.race([answerOf('/petitions'), silence()]));
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  process.kill(victim!, 'SIGKILL');
  const atTheKill = answers.length;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const meanwhile = answers.slice(atTheKill);
  await expect
    .poll(async () => (await figures().catch(() => ({}) as Record<string, number>)).viche_web_processes, {
      timeout: 30_000,
      interval: 300,
    })
    .toBe(2);
  asking = false;
  await Promise.all(crowd);
  expect(processes()).toHaveLength(2);
  expect(processes()).not.toContain(victim);
  // Only what was under way in the dead process is lost.
  expect(answers.filter((answer) => answer !== '200').length).toBeLessThanOrEqual(6);
  expect(meanwhile.filter((answer) => answer === '200').length).toBeGreaterThan(5);
  expect((await figures()).viche_web_processes_ended).toBe(1);
});
