import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { useForgedLogins } from '../test/forged-logins.ts';
import { ProviderMisconfigured, ProviderUnavailable } from './errors.ts';
import { createOidcAdapter } from './oidc-adapter.ts';
import type { ProviderConfig } from './provider.ts';
import { isPrivateAddress } from './provider-fetch.ts';

const at = useForgedLogins();

describe('O11 hostile provider settings', () => {
  const misconfigured = async (change: Partial<ProviderConfig>) =>
    expect(at.begin(createOidcAdapter({ ...at.config, ...change }))).rejects.toThrow(ProviderMisconfigured);

  test('O11 plain HTTP, private addresses and credentials in the address', async () => {
    const { insecureLoopback: _allowed, ...strict } = at.config;
    const own = { ...strict, standing: 'own' as const };
    const before = at.issuer.asked.discovery;
    for (const change of [
      strict,
      { ...own, issuer: at.issuer.url.replace('http:', 'https:') },
      { ...own, issuer: 'https://10.0.0.1' },
      { ...own, issuer: 'https://[::ffff:169.254.169.254]/' },
      { ...own, issuer: 'https://localhost:1' },
      { ...own, issuer: 'https://user:password@id.example' },
      { ...own, issuer: 'ftp://id.example' },
      { ...own, issuer: 'not an address' },
    ]) {
      await expect(at.begin(createOidcAdapter(change))).rejects.toThrow(ProviderMisconfigured);
    }
    await misconfigured({ issuer: 'http://id.example' });
    expect(at.issuer.asked.discovery).toBe(before);
  });

  test('O11 another issuer, redirects, endless keys and endpoints elsewhere', async () => {
    const answer = (metadata: object) => {
      at.issuer.discovery = (response) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(metadata));
    };
    answer({ ...at.issuer.metadata, issuer: 'https://evil.example' });
    await misconfigured({});
    answer({ ...at.issuer.metadata, issuer: `${at.issuer.url}/` });
    await misconfigured({});
    answer({ ...at.issuer.metadata, token_endpoint: 'http://evil.example/token' });
    await misconfigured({});
    answer({ ...at.issuer.metadata, jwks_uri: undefined });
    await misconfigured({});
    answer({ ...at.issuer.metadata, filler: 'x'.repeat(5_000_000) });
    await misconfigured({});
    at.issuer.discovery = (response) => response.end('<html>');
    await misconfigured({});
    let followed = 0;
    const elsewhere = createServer((_request, response) => {
      followed += 1;
      response.end();
    });
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
    const { port } = elsewhere.address() as AddressInfo;
    at.issuer.discovery = (response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
    await expect(at.begin()).rejects.toThrow();
    elsewhere.close();
    expect(followed).toBe(0);
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '2002:7f00:1::',
    '2001:db8::1',
  ])('O11 %s is not public', (address) => expect(isPrivateAddress(address)).toBe(true));
  test.each(['8.8.8.8', '193.0.0.1', '2606:4700::1', '2a00:1450:4001::1'])('O11 %s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );

  test('O11 a provider that is down is asked once, not by every visitor', async () => {
    at.issuer.discovery = (response) => response.destroy();
    const before = at.issuer.asked.discovery;
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => at.begin()));
    for (const one of all) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(ProviderUnavailable) });
    await expect(at.begin()).rejects.toThrow(ProviderUnavailable);
    expect(at.issuer.asked.discovery).toBe(before + 1);
  });
});
