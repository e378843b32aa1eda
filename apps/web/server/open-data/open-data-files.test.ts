import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { servers } from '@viche/registry/servers';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenDataFiles } from './open-data-files.ts';

/** Some 30 MB: more than the buffers of two sockets hold. */
const SIGNATURES = 40_000;
let world: World;
let tenant: TestTenant;
let server: Server;

beforeAll(async () => {
  world = await createWorld(servers);
  tenant = await world.tenant('slavutych');
  await world.asSuperuser(
    `with petition as (
       insert into petitions_petition (tenant_id, id, ref, number, title, essence, demand, norm, author_name, state, rules, submitted_at, published_at, collect_until)
       values ($1, gen_random_uuid(), 'abcdefgh', '1-2026', '=Безпечний перехід', 'с', 'в', 'т', 'а', 'collecting', '{}', now(), now(), now() + interval '9 days')
       returning tenant_id, id)
     insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at)
     select tenant_id, gen_random_uuid(), id, sha256(n::text::bytea), repeat('Особа з довгим іменем ', 16) || n, 'web', 'eid', now()
     from petition, generate_series(1, $2::int) as n`,
    [tenant.id, SIGNATURES],
  );
  await world.asSuperuser('update petitions_petition set signature_count = $1', [SIGNATURES]);
  // What autovacuum does within a minute of such a load.
  await world.asSuperuser('vacuum analyze petitions_petition_signature');
  const files = createOpenDataFiles(world.host);
  server = createServer(async (req, res) => {
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const file = files.find(req.url!, bundle);
    if (!file) return void res.writeHead(404).end();
    const refusal = await files.send(req, res, file, { bundle, origin: 'https://slavutych.example', requestId: 'r' });
    if (refusal) res.writeHead(429, { 'Retry-After': refusal.retryAfter }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, resolve).on('error', reject);
  });
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Several looks one after another: between two batches there is no session either. */
async function idle(): Promise<void> {
  for (let quiet = 0, looks = 0; quiet < 10; looks += 1) {
    if (looks > 500) throw new Error('the database is never left alone');
    await new Promise((resolve) => setTimeout(resolve, 20));
    quiet = world.host.pool.stats().leased === 0 ? quiet + 1 : 0;
  }
}

/** Leaves the answer where it is, and waits until the server has filled whatever lies between them. */
async function stalled(path: string): Promise<IncomingMessage> {
  const answer = await ask(path);
  answer.pause();
  await idle();
  return answer;
}

describe('files of the open data', () => {
  it('come whole, plain and packed, and open to programs of every site without cookies (threats B03)', async () => {
    const plain = await ask('/data/petitions-votings.csv');
    expect(plain.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-cache',
      'content-disposition': 'attachment; filename="petitions-votings.csv"',
    });
    expect(plain.headers['set-cookie']).toBeUndefined();
    expect(plain.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    const text = (await bodyOf(plain)).toString();
    expect(text.split('\r\n')).toHaveLength(SIGNATURES + 2);
    const packed = await ask('/data/petitions-votings.csv', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(await bodyOf(packed)).toString()).toBe(text);
    await idle();
  });

  it('U10 stand as they are in the exact edition and as texts in the one for an office', async () => {
    const exact = (await bodyOf(await ask('/data/petitions.csv'))).toString();
    const office = (await bodyOf(await ask('/data/petitions.office.csv'))).toString();
    expect(exact).toContain(',=Безпечний перехід,');
    expect(office.startsWith('\uFEFFuid;kind;')).toBe(true);
    expect(office).toContain(";'=Безпечний перехід;");
  });

  it('R05 a client who stops reading holds no session; one who goes away gives his place back', async () => {
    const [first, second] = [
      await stalled('/data/petitions-votings.json'),
      await stalled('/data/petitions-votings.csv'),
    ];
    const third = await ask('/data/petitions.csv');
    expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '30']);
    third.resume();
    first.destroy();
    second.destroy();
    await expect.poll(async () => bodyOf(await ask('/data/petitions.csv')).then(String)).toContain('1-2026');
    await idle();
  });

  it('Q05 a module that is switched off takes its files away, also from under a client who reads', async () => {
    const reading = await stalled('/data/petitions-votings.csv');
    await tenant.switch('petitions', 'off');
    reading.resume();
    const end = await new Promise((resolve) => {
      reading.once('end', () => resolve('whole'));
      reading.once('error', () => resolve('cut'));
    });
    expect(end).toBe('cut');
    expect((await ask('/data/petitions.csv')).statusCode).toBe(404);
    await tenant.switch('petitions', 'on');
    await idle();
  });

  it('are named in a catalogue for harvesters, each with its structure', async () => {
    const catalogue = JSON.parse((await bodyOf(await ask('/open-data.json'))).toString());
    expect(catalogue['@type']).toBe('dcat:Catalog');
    const addresses = catalogue['dcat:dataset'].flatMap((dataset: Record<string, unknown[]>) =>
      dataset['dcat:distribution']!.map(
        (file) => (file as Record<string, { '@id': string }>)['dcat:downloadURL']!['@id'],
      ),
    );
    expect(addresses).toHaveLength(8);
    for (const address of addresses) {
      const answer = await ask(new URL(address).pathname);
      expect(answer.statusCode, address).toBe(200);
      await bodyOf(answer);
    }
    const structure = JSON.parse((await bodyOf(await ask('/data/petitions.schema.json'))).toString());
    expect(structure.tableSchema.columns[0]).toEqual({
      name: 'uid',
      title: 'Унікальний ідентифікатор',
      description: 'Номер петиції',
      datatype: 'string',
      required: true,
    });
  });

  it.each([
    '/data/petitions.xml',
    '/data/participants.csv',
    '/data/../petitions.csv',
    '/data/petitions',
    '/data/PETITIONS.csv',
  ])('%s is nobody’s address', async (path) => {
    const answer = await ask(path);
    expect(answer.statusCode).toBe(404);
    answer.resume();
  });
});
