import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from './start.ts';
import { createBrowser } from './testing/browser.ts';
import { authorizeUrl, CALLBACK, client, discover } from './testing/login-story.ts';

let dataDir: string;
let sandbox: Sandbox;
let origin: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'viche-refusals-'));
  sandbox = await startSandbox({ port: 0, smtpPort: 0, dataDir, clients: [client] });
  origin = `http://localhost:${sandbox.port}`;
});

afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true });
});

describe('addresses that codes are sent to', () => {
  it.each([
    'http://evil.example/auth/callback/eid',
    'http://slavutych.localhost:3000/auth/callback/eid?next=//evil.example',
    'http://slavutych.localhost:3000/auth/callback/../../evil',
    'http://slavutych.localhost:3000.evil.example/auth/callback/eid',
    'http://slavutych.localhost:3000@evil.example/auth/callback/eid',
    'http://slavutych.localhost:3000/auth/callback/eid#x',
    'https://slavutych.localhost:3000/auth/callback/eid',
    'http://slavutych.localhost:3001/auth/callback/eid',
    'javascript:alert(1)',
  ])('refuses %s', async (redirect_uri) => {
    const config = await discover(sandbox.issuer);
    const { url } = await authorizeUrl(config, { redirect_uri });
    const page = await createBrowser(origin).open(url.href);
    expect(page.status).toBe(400);
    expect(page.url.startsWith(origin)).toBe(true);
  });

  it('takes a tenant that nobody knew at the start', async () => {
    const config = await discover(sandbox.issuer);
    const { url } = await authorizeUrl(config, { redirect_uri: 'http://new-town.localhost:3000/auth/callback/eid' });
    expect((await createBrowser(origin).open(url.href)).status).toBe(200);
  });
});

describe('O04 proof of the code', () => {
  it('announces S256 only and refuses a request without it', async () => {
    const config = await discover(sandbox.issuer);
    const metadata = config.serverMetadata();
    expect(metadata.code_challenge_methods_supported).toEqual(['S256']);
    expect(metadata.authorization_response_iss_parameter_supported).toBe(true);
    for (const change of ['plain', undefined]) {
      const { url } = await authorizeUrl(config);
      if (change) url.searchParams.set('code_challenge_method', change);
      else url.searchParams.delete('code_challenge');
      const page = await createBrowser(origin).open(url.href);
      expect(new URL(page.url).searchParams.get('error')).toBe('invalid_request');
    }
  });

  it('gives no token without the verifier, and none for a code used twice', async () => {
    const config = await discover(sandbox.issuer);
    const { url, checks } = await authorizeUrl(config);
    const browser = createBrowser(origin);
    const back = new URL((await browser.press(await browser.open(url.href), 'citizen', 'petro')).url);
    const code = back.searchParams.get('code') ?? '';
    const ask = (verifier: Record<string, string>) =>
      fetch(`${sandbox.issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: CALLBACK,
          client_id: client.clientId,
          client_secret: client.clientSecret,
          ...verifier,
        }),
      });
    expect((await ask({})).status).toBe(400);
    const again = await authorizeUrl(config);
    const next = await browser.press(await browser.open(again.url.href), 'citizen', 'petro');
    await oidc.authorizationCodeGrant(config, new URL(next.url), again.checks);
    await expect(oidc.authorizationCodeGrant(config, new URL(next.url), again.checks)).rejects.toThrow();
    expect(checks.expectedState).not.toBe(again.checks.expectedState);
  });
});
