import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGovIdAdapter, dstuDecryptor, evenTempered, httpDecryptor, Secret } from '@viche/identity';
import { CITIZENS } from '@viche/sandbox/citizens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GovIdWorld, refusalOf, startGovIdWorld } from './gov-id-logins.ts';

/** Long enough for a child on a busy machine, short enough to wait for the end of it nine times. */
const LIMIT_MS = 4_000;
const oksana = CITIZENS.find(({ key }) => key === 'oksana')!;

let world: GovIdWorld;
beforeAll(async () => {
  world = await startGovIdWorld();
});
afterAll(() => world.close());

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

/** The decryptor of the site, with the keys that the sandbox made for it. */
function ownDecryptor(signature: 'required' | 'optional' = 'required') {
  const { client, signing, sending } = world.sandbox.govId.keys;
  const serviceCertificates = [signing.certificate, sending.certificate];
  const keys = { key: Secret.fromText(client.key), certificate: client.certificate, serviceCertificates, signature };
  return evenTempered(dstuDecryptor(keys, LIMIT_MS), LIMIT_MS);
}

function site(decryptor = ownDecryptor()) {
  const certificate = derOf(world.sandbox.govId.keys.client.certificate);
  return createGovIdAdapter(world.config({ encryption: { certificate, decryptor } }));
}

describe('an encrypted answer', () => {
  it('is opened by jkurwa in a process of its own', async () => {
    const { claims } = await world.logIn(site());
    expect(claims.familyName).toBe(oksana.familyName);
    expect(claims.codes[0]).toEqual({ kind: 'tax-number', code: oksana.identityCode });
  });

  it('may be unsigned inside only where that is allowed', async () => {
    const { claims } = await world.logIn(site(ownDecryptor('optional')), { how: 'unsigned-inside' });
    expect(claims.givenName).toBe(oksana.givenName);
  });

  it('G08 every forgery is one refusal, told at the same moment', async () => {
    const cut = Buffer.from('3082010006', 'hex');
    const decryptor = ownDecryptor();
    const direct = [Buffer.alloc(0), Buffer.from('not DER'), cut, Buffer.alloc(10 * 1024 * 1024, 0x30)];
    const hows = ['flipped-bits', 'other-recipient', 'unsigned-inside', 'foreign-signer'];
    const sealed = { code: 'identity/provider-answer', params: { reason: 'sealed' } };
    const times: number[] = [];
    const measured = {
      decrypt: async (cms: Uint8Array) => {
        const start = performance.now();
        return decryptor.decrypt(cms).finally(() => times.push(performance.now() - start));
      },
    };
    const refusals = [
      ...hows.map((how) => () => world.logIn(site(measured), { how })),
      ...direct.map((cms) => () => measured.decrypt(cms)),
      // A decryptor that hangs.
      () => evenTempered({ decrypt: () => new Promise<never>(() => {}) }, LIMIT_MS).decrypt(Buffer.alloc(1)),
    ];
    for (const result of await Promise.all(refusals.map((ask) => refusalOf(ask())))) expect(result).toEqual(sealed);
    expect(times).toHaveLength(8);
    // Never sooner than the limit, whatever was wrong; how much later a timer wakes is the machine's affair.
    expect(Math.min(...times)).toBeGreaterThan(LIMIT_MS - 5);
  });
});

describe('a service that decrypts', () => {
  let server: Server;
  let asked: { authorization: string | undefined; body: string }[];
  let answer: (body: string) => { status: number; body: string };
  beforeAll(async () => {
    server = createServer((req, res) => {
      let body = '';
      req.on('data', (part) => {
        body += part;
      });
      req.on('end', () => {
        asked.push({ authorization: req.headers.authorization, body });
        const said = answer(body);
        res.writeHead(said.status, { 'content-type': 'application/json' }).end(said.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const remote = () => {
    asked = [];
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/decrypt`);
    return evenTempered(httpDecryptor({ url, token: Secret.fromText('token-of-the-service') }, 1_000), 1_000);
  };

  it('is asked with the sealed answer and believed', async () => {
    const inner = ownDecryptor();
    const decryptor = remote();
    let opened = '';
    answer = () => ({ status: 200, body: JSON.stringify({ userInfo: opened }) });
    // What the service of a council does, done here by the other implementation.
    const through = {
      decrypt: async (cms: Uint8Array) => {
        opened = Buffer.from(await inner.decrypt(cms)).toString('base64');
        return decryptor.decrypt(cms);
      },
    };
    const { claims } = await world.logIn(site(through));
    expect(claims.familyName).toBe(oksana.familyName);
    expect(asked).toHaveLength(1);
    expect(asked[0]!.authorization).toBe('Bearer token-of-the-service');
    expect(Object.keys(JSON.parse(asked[0]!.body))).toEqual(['encryptedUserInfo']);
  });

  it.each([
    { status: 500, body: '{"userInfo":"e30="}' },
    { status: 200, body: '<html>' },
    { status: 200, body: '{}' },
    { status: 200, body: '{"userInfo":"bm90IGpzb24="}' },
  ])('G08 its failure $status $body is the same refusal as any other', async (said) => {
    answer = () => said;
    const refusal = await refusalOf(world.logIn(site(remote())));
    expect(refusal.code).toBe('identity/provider-answer');
  });
});
