import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMailer, isMailAddress, type Mailer, type MailTemplate, messageIdFor, renderMail } from './index.ts';
import { startTestMailServer } from './test-mail-server.ts';

const template: MailTemplate = {
  uk: {
    subject: 'Петиція «{title}»',
    paragraphs: ['Підписів: {count}.'],
    action: 'Відкрити',
    reason: 'Ви її підписали.',
  },
  en: { subject: 'Petition “{title}”', paragraphs: ['Signatures: {count}.'], action: 'Open', reason: 'You signed it.' },
};
const mailFor = (title: string) =>
  renderMail(template, 'uk', {
    tenant: { name: 'Славутич', colour: '#1a6148', url: 'https://slavutych.example/' },
    values: { title, count: 5 },
    actionUrl: 'https://slavutych.example/petitions/7',
    unsubscribeUrl: 'https://slavutych.example/unsubscribe/abc?token=1',
  });
const from = { name: 'Віче', address: 'no-reply@viche.example' };
const messageId = messageIdFor(['event', 'person'], 'viche.example');

let server: Awaited<ReturnType<typeof startTestMailServer>>;
let mailer: Mailer;

beforeAll(async () => {
  server = await startTestMailServer();
  mailer = createMailer({ smtpUrl: server.url, from, senders: ['rada@slavutych.example'] });
});
afterEach(() => {
  server.taken.length = 0;
  server.answers.length = 0;
});
afterAll(async () => {
  mailer.close();
  await server.close();
});

describe('a mail', () => {
  it('comes with its language, its unsubscribe link and the mark of a program', async () => {
    const to = { name: "Оксана Дем'янчук", address: 'oksana@mail.example' };
    await mailer.sendMail({ to, from: { name: 'Славутич' }, messageId, mail: mailFor('Лавки') });
    const [taken] = server.taken;
    const mail = await PostalMime.parse(taken?.raw ?? '');
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value;
    expect(taken).toMatchObject({ from: from.address, to: ['oksana@mail.example'] });
    expect(mail.from).toMatchObject({ name: 'Славутич', address: from.address });
    expect(mail.to).toMatchObject([to]);
    expect(mail.subject).toBe('Петиція «Лавки»');
    expect(mail.messageId).toBe(messageId);
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('uk');
    expect(header('list-unsubscribe')).toBe('<https://slavutych.example/unsubscribe/abc?token=1>');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail.text).toContain('Підписів: 5.');
    expect(mail.html).toContain('lang="uk"');
    expect(await mailer.isReachable()).toBe(true);
  });

  it('may come from a sender that was checked, and from no other', async () => {
    const to = { address: 'oksana@mail.example' };
    await mailer.sendMail({ to, from: { address: 'rada@slavutych.example' }, messageId, mail: mailFor('x') });
    await expect(
      mailer.sendMail({ to, from: { address: 'mayor@kyiv.example' }, messageId, mail: mailFor('x') }),
    ).rejects.toMatchObject({ code: 'sender-unknown', permanence: 'permanent' });
    expect(server.taken).toHaveLength(1);
  });
});

describe('M01 text of strangers in headers', () => {
  const hostile = [
    'Лавки\r\nBcc: all@mail.example',
    'Лавки\nX-Evil: 1',
    'Лавки\rX-Evil: 1',
    'Лавки\u2028X-Evil: 1',
    'Лавки\u0000\u000b\u000cX-Evil: 1',
    'a\r\n\r\n<script>alert(1)</script>',
    'Міська рада <rada@city.example>',
    '"Міська рада" <rada@city.example>, other@mail.example',
    '=?utf-8?B?DQpCY2M6IGFsbEBtYWlsLmV4YW1wbGU=?=',
    'x'.repeat(5_000),
  ];

  it.each(hostile)('becomes one mail to one person without a new header: %j', async (text) => {
    const to = { name: text, address: 'oksana@mail.example' };
    const replyTo = { name: text, address: 'desk@viche.example' };
    await mailer.sendMail({ to, from: { name: text }, replyTo, messageId, mail: mailFor(text) });
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.to).toEqual(['oksana@mail.example']);
    const mail = await PostalMime.parse(server.taken[0]?.raw ?? '');
    expect(mail.headers.map(({ key }) => key)).not.toContain('x-evil');
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.from?.address).toBe(from.address);
    expect(mail.to).toHaveLength(1);
    expect(mail.to?.[0]?.address).toBe('oksana@mail.example');
    expect(mail.from?.name ?? '').not.toContain('@');
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).not.toContain('<script>');
  });

  it.each([
    'oksana@mail.example\r\nBcc: all@mail.example',
    'oksana@mail.example, petro@mail.example',
    'Oksana <oksana@mail.example>',
    '"a b"@mail.example',
    'oksana@mail.example>',
    'oksana@mail',
    'oksana@mail..example',
    'oksana @mail.example',
    '@mail.example',
    'oksana@mail.exam\tple',
    `${'a'.repeat(65)}@mail.example`,
    '',
  ])('is no address: %j', async (address) => {
    expect(isMailAddress(address)).toBe(false);
    await expect(mailer.sendMail({ to: { address }, messageId, mail: mailFor('x') })).rejects.toMatchObject({
      code: 'address-invalid',
      permanence: 'permanent',
    });
    expect(server.taken).toHaveLength(0);
  });

  it.each(['oksana@mail.example', "o'neil+tag@mail.example", 'a@пошта.укр'])('is an address: %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it('takes no Message-ID that is more than one', async () => {
    const to = { address: 'oksana@mail.example' };
    const bad = '<a@b.example>\r\nBcc: all@mail.example';
    await expect(mailer.sendMail({ to, messageId: bad, mail: mailFor('x') })).rejects.toMatchObject({
      code: 'message-id-invalid',
    });
  });
});

describe('M06 a mail sent again', () => {
  it('has the same Message-ID, other mails have others', async () => {
    const outgoing = { to: { address: 'oksana@mail.example' }, messageId, mail: mailFor('x') };
    server.answers.push({ at: 'data-after-keeping', code: 451 });
    await expect(mailer.sendMail(outgoing)).rejects.toMatchObject({ permanence: 'temporary' });
    await mailer.sendMail(outgoing);
    const ids = await Promise.all(server.taken.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
    expect(ids).toEqual([messageId, messageId]);
    expect(messageIdFor(['event', 'person'], 'Viche.Example')).toBe(messageId);
    expect(messageIdFor(['eventperson'], 'viche.example')).not.toBe(messageId);
    expect(messageIdFor(['event', 'other'], 'viche.example')).not.toBe(messageId);
  });
});

describe('a mail that does not go', () => {
  const send = (through: Mailer) =>
    through.sendMail({ to: { address: 'oksana@mail.example' }, messageId, mail: mailFor('x') });

  it.each([
    ['mail', 451, 'temporary'],
    ['recipient', 450, 'temporary'],
    ['recipient', 550, 'permanent'],
    ['mail', 503, 'temporary'],
    ['data-after-keeping', 554, 'permanent'],
  ] as const)('answered at %s with %i is %s', async (at, code, permanence) => {
    server.answers.push({ at, code });
    const error = await send(mailer).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'refused', permanence, reply: code });
    expect(String(error)).not.toContain('oksana');
    await send(mailer);
  });

  it('waits when there is no server, and goes when it is back', async () => {
    const other = await startTestMailServer();
    const through = createMailer({ smtpUrl: other.url, from, timeoutMs: 500 });
    await other.close();
    await expect(send(through)).rejects.toMatchObject({ code: 'unreachable', permanence: 'temporary' });
    expect(await through.isReachable()).toBe(false);
    through.close();
  });

  it('never leaves over a plain connection to another machine', async () => {
    const strict = createMailer({ smtpUrl: server.url, from, tls: 'required' });
    await expect(send(strict)).rejects.toMatchObject({ code: 'unreachable', permanence: 'temporary' });
    strict.close();
    expect(server.taken).toHaveLength(0);
  });

  it('is refused before the first one when the mailer is set up wrongly', () => {
    expect(() => createMailer({ smtpUrl: 'http://127.0.0.1', from })).toThrow('smtp://');
    expect(() => createMailer({ smtpUrl: server.url, from: { address: 'nobody' } })).toThrow('sender');
  });
});
