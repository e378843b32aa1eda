import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMailStore } from './mailbox/mail-store.ts';
import { type Sandbox, startSandbox } from './start.ts';

let dataDir: string;
let sandbox: Sandbox;
let origin: string;

const send = (mail: { to: string; subject?: string; text?: string; html?: string; messageId?: string }) =>
  createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, secure: false }).sendMail({
    from: 'Славутич <no-reply@viche.example>',
    subject: 'Петицію підписано',
    text: 'Підписів: 5. Петиція: http://slavutych.localhost:3000/petitions/7.',
    ...mail,
  });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'viche-mailbox-'));
  sandbox = await startSandbox({ port: 0, smtpPort: 0, dataDir, clients: [] });
  origin = `http://localhost:${sandbox.port}`;
});

beforeEach(() => sandbox.mailbox.clear());

afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true });
});

describe('mails in', () => {
  it('keeps a Ukrainian mail with its parts and headers', async () => {
    await send({ to: 'oksana@mail.example', html: '<p>Підписів: <b>5</b></p>', messageId: '<one@viche.example>' });
    const [mail] = await sandbox.mailbox.waitFor({ to: 'OKSANA@' });
    expect(mail).toMatchObject({
      from: 'Славутич <no-reply@viche.example>',
      to: ['oksana@mail.example'],
      subject: 'Петицію підписано',
      messageId: '<one@viche.example>',
    });
    expect(mail?.html).toContain('<b>5</b>');
    expect(await sandbox.mailbox.messages({ to: 'petro' })).toEqual([]);
  });

  it('shows doubles as doubles, newest first', async () => {
    await send({ to: 'petro@mail.example', messageId: '<twice@viche.example>' });
    await send({ to: 'petro@mail.example', messageId: '<twice@viche.example>', subject: 'Again' });
    const mails = await sandbox.mailbox.messages();
    expect(mails.map(({ subject }) => subject)).toEqual(['Again', 'Петицію підписано']);
  });

  it('refuses when told to, for now or for good, and takes mail again', async () => {
    sandbox.mailbox.refuse(true);
    await expect(send({ to: 'a@mail.example' })).rejects.toMatchObject({ responseCode: 451 });
    sandbox.mailbox.refuse('permanent');
    await expect(send({ to: 'a@mail.example' })).rejects.toMatchObject({ responseCode: 550 });
    sandbox.mailbox.refuse(false);
    await send({ to: 'a@mail.example' });
    expect(await sandbox.mailbox.messages()).toHaveLength(1);
    await expect(sandbox.mailbox.waitFor({ count: 2, timeoutMs: 60 })).rejects.toThrow('1 of 2');
  });
});

describe('mail on disk', () => {
  it('survives a restart and keeps the newest only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'viche-mails-'));
    const store = await openMailStore(folder, 3);
    for (const n of [1, 2, 3, 4, 5]) {
      await store.add(Buffer.from(`Subject: mail ${n}\r\n\r\ntext`), { from: 'a@b.example', to: ['c@d.example'] });
    }
    const reopened = await openMailStore(folder, 3);
    expect(reopened.list().map(({ subject }) => subject)).toEqual(['mail 5', 'mail 4', 'mail 3']);
    expect(await readdir(folder)).toHaveLength(6);
    await rm(folder, { recursive: true });
  });
});

describe('mail pages', () => {
  it('lists, finds, pages and empties', async () => {
    for (let n = 0; n < 27; n += 1) await send({ to: `p${n}@mail.example`, subject: `Лист ${n}` });
    const page = async (path: string) => (await fetch(origin + path)).text();
    expect(await page('/mail')).toContain('Лист 26');
    expect(await page('/mail')).not.toContain('Лист 1<');
    expect(await page('/mail?page=2')).toContain('Лист 1<');
    expect(await page('/mail?page=999')).toContain('2 / 2');
    expect(await page('/mail?to=p7@')).toContain('Лист 7<');
    expect(await page('/mail?to=nobody%3Cscript%3E')).toContain('nobody&lt;script&gt;');
    const api = await (await fetch(`${origin}/mail/api/messages?to=p7@`)).json();
    expect(api).toMatchObject({ total: 1, messages: [{ subject: 'Лист 7' }] });
    expect((await fetch(`${origin}/mail/api/messages`, { method: 'DELETE' })).status).toBe(204);
    expect(await page('/mail?lang=en')).toContain('No mails yet');
  });

  it('shows a hostile mail as text, and its HTML only in a frame without rights', async () => {
    await send({
      to: 'eve@mail.example',
      subject: '<script>alert(1)</script>',
      text: 'see <script>alert(2)</script> http://a.example/?x="y',
      html: '<html><head></head><body><script>alert(3)</script><img src="http://evil.example/p.gif"></body></html>',
    });
    const [mail] = await sandbox.mailbox.messages();
    const page = await (await fetch(`${origin}/mail/${mail?.id}`)).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).toContain('<a href="http://a.example/?x="');
    const frame = await fetch(`${origin}/mail/${mail?.id}/html`);
    const policy = frame.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox allow-popups');
    expect(policy).not.toContain('allow-scripts');
    expect(await frame.text()).toContain('<head><base target="_blank">');
    expect((await fetch(`${origin}/mail/${mail?.id}/raw`)).headers.get('content-type')).toContain('text/plain');
  });

  it('answers loopback names only and changes nothing for other sites', async () => {
    const statusFor = (host: string) =>
      new Promise((resolve) => {
        request({ host: '127.0.0.1', port: sandbox.port, path: '/mail', headers: { host } }, (res) => {
          res.resume();
          resolve(res.statusCode);
        }).end();
      });
    expect(await statusFor('rebound.example')).toBe(421);
    expect(await statusFor(`localhost:${sandbox.port}`)).toBe(200);
    const headers = { origin: 'http://evil.example' };
    expect((await fetch(`${origin}/mail/clear`, { method: 'POST', headers })).status).toBe(403);
    expect((await fetch(`${origin}/mail/api/messages`, { method: 'DELETE', headers })).status).toBe(403);
  });

  it('explains itself on the front page in both languages', async () => {
    expect(await (await fetch(origin)).text()).toContain('Пісочниця Віче');
    expect(await (await fetch(`${origin}/?lang=en`)).text()).toContain('Viche sandbox');
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
    expect((await fetch(`${origin}/assets/..%2fpackage.json`)).status).toBe(404);
  });
});
