import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizenByKey } from './load-citizens.ts';
import { type Sandbox, startSandbox } from './start.ts';
import { createBrowser } from './testing/browser.ts';
import { authorizeUrl, client, discover, logIn } from './testing/login-story.ts';

let dataDir: string;
let sandbox: Sandbox;
let origin: string;
let logoutTokens: string[];
const backchannel = createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () => {
    logoutTokens.push(`${req.headers.host} ${new URLSearchParams(body).get('logout_token')}`);
    res.end();
  });
});

beforeAll(async () => {
  logoutTokens = [];
  await new Promise<void>((resolve) => backchannel.listen(0, '127.0.0.1', resolve));
  const { port } = backchannel.address() as AddressInfo;
  dataDir = await mkdtemp(join(tmpdir(), 'viche-sandbox-'));
  const backchannelLogoutUri = `http://slavutych.localhost:${port}/backchannel`;
  sandbox = await startSandbox({ port: 0, smtpPort: 0, dataDir, clients: [{ ...client, backchannelLogoutUri }] });
  origin = `http://localhost:${sandbox.port}`;
});

afterAll(async () => {
  await sandbox.close();
  backchannel.close();
  await rm(dataDir, { recursive: true });
});

describe('a citizen logs in to a site', () => {
  it('tells who she is in the ID token and in userinfo, by a subject that is not her number', async () => {
    const config = await discover(sandbox.issuer);
    const tokens = await logIn(config, createBrowser(origin), 'oksana');
    const claims = tokens.claims();
    const oksana = citizenByKey('oksana');
    expect(claims).toMatchObject({
      iss: sandbox.issuer,
      sub: sandbox.subjectOf('oksana'),
      given_name: 'Оксана',
      family_name: 'Тимченко',
      middle_name: 'Миколаївна',
      birthdate: '1986-05-14',
      drfocode: oksana?.identityCode,
      identity_code: oksana?.identityCode,
      identity_code_kind: 'tax-number',
      displaced: false,
      residence_katottg: 'UA32100130010084793',
      email: 'oksana@mail.example',
      acr: 'eid-high',
      amr: ['hwk', 'pin'],
    });
    expect(claims?.sub).not.toContain(oksana?.identityCode);
    expect(claims?.sid).toBeTypeOf('string');
    const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
    expect(userinfo).toMatchObject({ identity_code: oksana?.identityCode, unzr: oksana?.unzr });
  });

  it('leaves out what the person does not have', async () => {
    const config = await discover(sandbox.issuer, oidc.ClientSecretBasic(client.clientSecret));
    const browser = createBrowser(origin);
    const lukas = (await logIn(config, browser, 'lukas')).claims();
    expect(lukas).toMatchObject({ identity_code_kind: 'id-card', identity_code: '900412675' });
    for (const absent of ['drfocode', 'middle_name', 'phone', 'phone_number']) expect(lukas).not.toHaveProperty(absent);
    const aishe = (await logIn(config, browser, 'aishe')).claims();
    expect(aishe).not.toHaveProperty('middle_name');
    const nataliia = (await logIn(config, browser, 'nataliia')).claims();
    expect(nataliia).toMatchObject({ displaced: true, displaced_certificate: '3221-5002817364' });
    expect((await logIn(config, browser, 'load-17')).claims()?.sub).toBe(sandbox.subjectOf('load-17'));
  });

  it('tells the codes with the usual scopes too', async () => {
    const config = await discover(sandbox.issuer);
    const { url, checks } = await authorizeUrl(config, { scope: 'openid profile email' });
    const browser = createBrowser(origin);
    const back = await browser.press(await browser.open(url.href), 'citizen', 'petro');
    const tokens = await oidc.authorizationCodeGrant(config, new URL(back.url), checks);
    expect(tokens.claims()).toMatchObject({ drfocode: citizenByKey('petro')?.identityCode, given_name: 'Петро' });
    expect(tokens.claims()).not.toHaveProperty('phone');
  });

  it('gives different subjects and keys at the second issuer', async () => {
    const config = await discover(sandbox.secondIssuer);
    const claims = (await logIn(config, createBrowser(origin), 'oksana')).claims();
    expect(claims?.iss).toBe(sandbox.secondIssuer);
    expect(claims?.sub).not.toBe(sandbox.subjectOf('oksana'));
  });

  it('comes back with access_denied when she cancels', async () => {
    const config = await discover(sandbox.issuer);
    const { url, checks } = await authorizeUrl(config);
    const browser = createBrowser(origin);
    const { url: back } = await browser.press(await browser.open(url.href), 'cancel', 'yes');
    const answer = new URL(back).searchParams;
    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('iss')).toBe(sandbox.issuer);
    expect(answer.get('state')).toBe(checks.expectedState);
  });

  it('sees the page in English when the site asks so, and always that it is a demonstration', async () => {
    const config = await discover(sandbox.issuer);
    const page = await createBrowser(origin).open((await authorizeUrl(config, { ui_locales: 'en' })).url.href);
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain('not a state service');
    expect(page.text).toContain('slavutych.localhost:3000');
    expect(page.text).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' http://slavutych.localhost:3000");
  });

  it('is told plainly when the login page is too old', async () => {
    const page = await createBrowser(origin).open('/eid/interaction/none');
    expect(page.status).toBe(400);
    expect(page.text).toContain('Час на вхід минув');
  });

  it('does not press buttons for another site', async () => {
    const answer = await fetch(`${origin}/eid/interaction/none`, {
      method: 'POST',
      headers: { origin: 'http://evil.example' },
    });
    expect(answer.status).toBe(403);
  });
});

describe('logging out', () => {
  it('asks, tells the sites over the back channel and returns to the site', async () => {
    const config = await discover(sandbox.issuer);
    const browser = createBrowser(origin);
    const tokens = await logIn(config, browser, 'halyna');
    logoutTokens = [];
    const end = oidc.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://lutsk.localhost:3000/',
      state: 'back',
    });
    const question = await browser.open(end.href);
    expect(question.text).toContain('Вийти з e-ID');
    const back = await browser.press(question, 'logout', 'yes');
    expect(back.url).toBe('http://lutsk.localhost:3000/?state=back');
    expect(logoutTokens).toHaveLength(1);
    expect(logoutTokens[0]).toMatch(/^slavutych\.localhost:\d+ ey/);
    const claims = JSON.parse(Buffer.from(logoutTokens[0]?.split('.')[2] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ sub: sandbox.subjectOf('halyna'), sid: tokens.claims()?.sid, aud: client.clientId });

    const secondTime = await browser.open(end.href);
    expect(secondTime.url).toBe('http://lutsk.localhost:3000/?state=back');
  });

  it.each([
    ['logout', 'over'],
    ['stay', 'open'],
  ])('without an ID token it says whose login would end; after "%s" that login is %s', async (answer, login) => {
    const config = await discover(sandbox.issuer);
    const browser = createBrowser(origin);
    await logIn(config, browser, 'halyna');
    const end = oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: 'http://lutsk.localhost:3000/' });
    const question = await browser.open(end.href);
    expect(question.text).toContain('Стельмах Галина');
    expect((await browser.press(question, answer, 'yes')).url).toBe('http://lutsk.localhost:3000/');
    expect((await browser.open(end.href)).text.includes('Стельмах Галина')).toBe(login === 'open');
  });

  it('does not end the session of another person who logged in later in the same browser', async () => {
    const config = await discover(sandbox.issuer);
    const browser = createBrowser(origin);
    const olena = await logIn(config, browser, 'olena');
    logoutTokens = [];
    await logIn(config, browser, 'danylo');
    const end = oidc.buildEndSessionUrl(config, {
      id_token_hint: olena.id_token ?? '',
      post_logout_redirect_uri: 'http://slavutych.localhost:3000/',
    });
    expect((await browser.open(end.href)).url).toBe('http://slavutych.localhost:3000/');
    expect(logoutTokens).toEqual([]);
  });

  it('refuses to send the person to an address that is not the site’s', async () => {
    const config = await discover(sandbox.issuer);
    const end = oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: 'http://evil.example/' });
    expect((await createBrowser(origin).open(end.href)).status).toBe(400);
  });
});

describe('a restart', () => {
  it('keeps keys, subjects and mails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'viche-sandbox-'));
    const options = { port: 0, smtpPort: 0, dataDir: folder, clients: [client] };
    const before = await startSandbox(options);
    const keysBefore = await (await fetch(`${before.issuer}/jwks`)).text();
    const subject = before.subjectOf('oksana');
    await before.close();
    const after = await startSandbox(options);
    expect(await (await fetch(`${after.issuer}/jwks`)).text()).toBe(keysBefore);
    expect(keysBefore).not.toContain('"d"');
    expect(after.subjectOf('oksana')).toBe(subject);
    await after.close();
    await rm(folder, { recursive: true });
  });
});
