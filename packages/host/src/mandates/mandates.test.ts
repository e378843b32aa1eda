import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { newId } from '@viche/db';
import { MailError, type OutgoingMail } from '@viche/mail';
import { BadInput, RateLimited, StepUpNeeded } from '@viche/plugin-api';
import { docx, pdf, photo, signature } from '@viche/storage/testing';
import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { EdrpouTaken, TerritoryTaken } from '../onboarding/errors.ts';
import { operatorIn } from '../operators/signed-in.fixture.ts';
import {
  applicantContact,
  approveMandate,
  askApplicantContact,
  ContactCodeOver,
  ContactCodeWrong,
  confirmApplicantContact,
  findMandate,
  forgetMandates,
  listMandates,
  MandateMoved,
  MandateOfAnother,
  openMandateFile,
  ownMandate,
  refuseMandate,
  sendMandate,
  sendPlatformLetters,
  spendMandate,
  withdrawMandate,
} from './index.ts';
import { NO_TENANT } from './platform-seal.ts';

vi.setConfig({ testTimeout: 30_000 });

let world: World;
let folder: string;
beforeAll(async () => {
  world = await createWorld([]);
  folder = await mkdtemp(path.join(tmpdir(), 'viche-letter-'));
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

let serial = 0;
const newCode = () => `UA3214003000${String(++serial).padStart(7, '0')}`;
const REASON = 'Лист звірено з реєстром, підпис голови є';

interface Applicant {
  readonly key: Buffer;
  readonly code: string;
  readonly email: string;
}

/** Somebody with a draft in which a hromada is chosen. */
async function applicant(code = newCode()): Promise<Applicant> {
  const key = Buffer.alloc(32, ++serial);
  await world.host.pool.platform(
    ({ sql }) => sql`
      select revision from viche.save_application(${newId()}::uuid, ${key}::bytea, '', '', ${JSON.stringify({ code })}::jsonb, 0::int)`,
    { for: 'writing' },
  );
  return { key, code, email: `person${serial}@rada.example` };
}

const sent: OutgoingMail[] = [];
beforeEach(() => void sent.splice(0));
async function mail(): Promise<OutgoingMail[]> {
  const mailer = {
    sendMail: async (outgoing: OutgoingMail) => {
      sent.push(outgoing);
      return { messageId: outgoing.messageId, reply: '250' };
    },
    isReachable: async () => true,
    close() {},
  };
  await sendPlatformLetters(world.host, { mailer, origin: 'http://localhost:3000', domain: 'viche.example' });
  return sent;
}
const codeTo = async (address: string) =>
  /\d{6}/.exec((await mail()).filter(({ to }) => to.address === address).at(-1)!.mail.subject)![0];

async function confirmed(who: Applicant): Promise<Applicant> {
  await askApplicantContact(world.host, who.key, { address: who.email, locale: 'uk' });
  await confirmApplicantContact(world.host, who.key, await codeTo(who.email));
  return who;
}

async function send(
  { key, code }: Pick<Applicant, 'key' | 'code'>,
  bytes: Uint8Array | string,
  { fileName = 'лист.pdf', edrpou = '04054613' } = {},
) {
  const file = path.join(folder, `letter-${++serial}`);
  await writeFile(file, bytes);
  const name = 'Стельмах Леся Петрівна';
  const mandate = { applicant: key, name, locale: 'uk', code, edrpou, role: 'secretary' } as const;
  return sendMandate(world.host, mandate, { path: file, fileName });
}

/** A letter that waits for an operator. */
async function waiting(who?: Applicant, options?: { edrpou?: string }) {
  const applied = await confirmed(who ?? (await applicant()));
  const kept = await send(applied, pdf(), options);
  if (!kept.done) throw new Error(kept.problem);
  return { ...applied, id: kept.mandateId };
}

const storedFiles = async () => {
  const keys: string[] = [];
  for await (const { key } of world.host.files!.store.list(NO_TENANT)) keys.push(key);
  return keys;
};

describe('an address of the applicant', () => {
  test('is confirmed by the code of its letter, once', async () => {
    const who = await applicant();
    expect(await applicantContact(world.host, who.key)).toEqual({ address: null, state: 'none' });
    await askApplicantContact(world.host, who.key, { address: ` ${who.email} `, locale: 'uk' });
    expect(await applicantContact(world.host, who.key)).toEqual({ address: who.email, state: 'asked' });
    const code = await codeTo(who.email);
    expect(sent[0]!.mail.text).toContain('/open/mandate');
    await confirmApplicantContact(world.host, who.key, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(await applicantContact(world.host, who.key)).toEqual({ address: who.email, state: 'confirmed' });
    await expect(confirmApplicantContact(world.host, who.key, code)).rejects.toBeInstanceOf(ContactCodeOver);
  });

  test('five wrong codes end it, the right one after them too', async () => {
    const who = await applicant();
    await askApplicantContact(world.host, who.key, { address: who.email, locale: 'en' });
    const right = await codeTo(who.email);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt++)
      await expect(confirmApplicantContact(world.host, who.key, wrong)).rejects.toBeInstanceOf(ContactCodeWrong);
    await expect(confirmApplicantContact(world.host, who.key, right)).rejects.toBeInstanceOf(ContactCodeOver);
  });

  test('of nobody: without a draft, in no form of an address, more often than ten times a day', async () => {
    const stranger = { key: Buffer.alloc(32, 251), email: 'stranger@rada.example' };
    const ask = (key: Buffer, address: string) => askApplicantContact(world.host, key, { address, locale: 'uk' });
    await expect(ask(stranger.key, stranger.email)).rejects.toBeInstanceOf(MandateMoved);
    const who = await applicant();
    for (const address of ['', 'a@b', 'x'.repeat(300), `<script>@${who.email}`, `${who.email}\r\nBcc: a@b.example`])
      await expect(ask(who.key, address)).rejects.toBeInstanceOf(BadInput);
    for (let time = 0; time < 10; time++) await ask(who.key, `m${time}.${who.email}`);
    await expect(ask(who.key, who.email)).rejects.toBeInstanceOf(RateLimited);
  });

  test('M04 an address gets three letters a day from everybody together, and nobody learns that', async () => {
    const address = 'flooded@rada.example';
    for (let time = 0; time < 5; time++) {
      const who = await applicant();
      await askApplicantContact(world.host, who.key, { address, locale: 'uk' });
      expect((await applicantContact(world.host, who.key)).state).toBe('asked');
    }
    expect((await mail()).filter(({ to }) => to.address === address)).toHaveLength(3);
  });
});

describe('a council’s letter', () => {
  test('is kept sealed, under no tenant, and opens for operators alone', async () => {
    const { id, code, email } = await waiting();
    const [row] = await world.asSuperuser<Record<string, unknown>>('select * from application_mandate where id = $1', [
      id,
    ]);
    expect(row).toMatchObject({
      state: 'waiting',
      code,
      edrpou: '04054613',
      role: 'secretary',
      media_type: 'application/pdf',
    });
    const clear = JSON.stringify(row, (_, value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
    for (const secret of ['Стельмах', email, 'лист']) expect(clear).not.toContain(secret);
    expect(row!.storage_key).toMatch(new RegExp(`^${NO_TENANT}/`));
    const operator = await operatorIn(world);
    const file = await openMandateFile(world.host, operator, id);
    expect(file).toMatchObject({ fileName: 'лист.pdf', mediaType: 'application/pdf', bytes: row!.bytes });
    expect(await text(file!.stream)).toMatch(/^%PDF-/);
    const acts = await world.asSuperuser<{ detail: unknown }>(
      `select detail from platform_audit_entry where action = 'operator.take-letter' and detail->>'mandate' = $1`,
      [id],
    );
    expect(acts).toEqual([{ detail: { mandate: id } }]);
    expect(await openMandateFile(world.host, { ...operator, session: Buffer.alloc(32) }, id)).toBeNull();
  });

  test('is a scan or a signed file: what it is its content says', async () => {
    const who = await confirmed(await applicant());
    const take = async (bytes: Uint8Array | string, fileName?: string) => {
      const kept = await send(who, bytes, fileName ? { fileName } : {});
      if (!kept.done) return kept.problem;
      await withdrawMandate(world.host, who.key);
      return 'taken';
    };
    expect(await take(await photo({}), 'лист.jpg')).toBe('taken');
    expect(await take((await signature()).cms, 'лист.p7s')).toBe('taken');
    expect(await take('<html><script>alert(1)</script></html>', 'лист.pdf')).toBe('type-refused');
    expect(await take('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'a.svg')).toBe(
      'type-refused',
    );
    expect(await take('', 'лист.pdf')).toBe('empty');
    expect(await take('%PDF-1.7 and nothing more', 'лист.pdf')).toBe('unreadable');
    expect(await take(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20 * 1_048_576)]))).toBe('too-big');
  });

  test('an office document, and the eleventh of a day, are refused', async () => {
    const who = await confirmed(await applicant());
    expect(await send(who, await docx())).toMatchObject({ done: false, problem: 'type-refused' });
    for (let time = 0; time < 9; time++) expect(await send(who, '')).toMatchObject({ problem: 'empty' });
    await expect(send(who, pdf())).rejects.toBeInstanceOf(RateLimited);
  });

  test('waits for an address, for the chosen hromada, and alone; what is refused leaves no bytes', async () => {
    const before = (await storedFiles()).length;
    const letter = pdf();
    const unknown = await applicant();
    await expect(send(unknown, letter)).rejects.toBeInstanceOf(MandateMoved);
    const who = await confirmed(unknown);
    await expect(send({ ...who, code: newCode() }, letter)).rejects.toBeInstanceOf(MandateMoved);
    expect((await send(who, letter)).done).toBe(true);
    await expect(send(who, letter)).rejects.toBeInstanceOf(MandateMoved);
    expect(await storedFiles()).toHaveLength(before + 1);
  });

  test('is taken back with its bytes, by whoever sent it only', async () => {
    const { key, id } = await waiting();
    const stranger = await applicant();
    expect(await ownMandate(world.host, stranger.key)).toBeNull();
    await expect(withdrawMandate(world.host, stranger.key)).rejects.toBeInstanceOf(MandateMoved);
    const [{ file }] = (await world.asSuperuser<{ file: string }>(
      'select storage_key as file from application_mandate where id = $1',
      [id],
    )) as [{ file: string }];
    await withdrawMandate(world.host, key);
    expect(await world.host.files!.store.get(file)).toBeNull();
    expect(await ownMandate(world.host, key)).toMatchObject({ id, state: 'withdrawn', fileName: null });
    expect(await openMandateFile(world.host, await operatorIn(world), id)).toBeNull();
  });
});

describe('an operator', () => {
  test('sees who asks for what, with what stands in the way', async () => {
    const first = await waiting();
    const second = await waiting(await applicant(first.code), { edrpou: '04054614' });
    const operator = await operatorIn(world);
    const { mandates, counts } = await listMandates(world.host, operator, { state: 'waiting', before: null });
    expect(counts.waiting).toBeGreaterThanOrEqual(2);
    const seen = mandates.find(({ id }) => id === second.id);
    expect(seen).toMatchObject({ others: 1, otherApproved: false, site: null, councilSite: null });
    expect(seen!.details).toMatchObject({ name: 'Стельмах Леся Петрівна', email: second.email });
    const nobody = { ...operator, session: Buffer.alloc(32) };
    expect(await listMandates(world.host, nobody, { state: 'waiting', before: null })).toMatchObject({ mandates: [] });
    expect(await findMandate(world.host, nobody, second.id)).toBeNull();
  });

  test('O14 decides with a fresh passkey, a reason in the log and a letter to the applicant; no name in either row', async () => {
    const { id, key, email, code } = await waiting();
    const stale = await operatorIn(world, { provenMinutesAgo: 11 });
    for (const decide of [approveMandate, refuseMandate])
      await expect(decide(world.host, stale, { mandateId: id, reason: REASON })).rejects.toBeInstanceOf(StepUpNeeded);
    const operator = await operatorIn(world);
    await approveMandate(world.host, operator, { mandateId: id, reason: REASON });
    expect(await ownMandate(world.host, key)).toMatchObject({ state: 'approved', code, reason: REASON });
    const [letter] = (await mail()).filter(({ to }) => to.address === email).slice(-1);
    expect(letter!.mail.text.replaceAll('\u00a0', ' ')).toContain(REASON);
    expect(letter!.mail.text).toContain('/open/check');
    const acts = await world.asSuperuser(
      `select action, reason, operator_ref, detail from platform_audit_entry where detail->>'mandate' = $1 order by id`,
      [id],
    );
    expect(acts).toEqual([
      { action: 'operator.approve-application', reason: REASON, operator_ref: operator.id, detail: { mandate: id } },
    ]);
    expect(world.logged.join('\n')).not.toMatch(/Стельмах|rada\.example/);
    await expect(approveMandate(world.host, operator, { mandateId: id, reason: REASON })).rejects.toBeInstanceOf(
      MandateMoved,
    );
    // Taken back as long as nothing was opened by it.
    await refuseMandate(world.host, operator, { mandateId: id, reason: 'Рада листа не писала, як з’ясувалося' });
    await expect(
      world.host.pool.platform(({ sql }) => spendMandate(sql, key, { id, code }), { for: 'writing' }),
    ).rejects.toBeInstanceOf(MandateMoved);
  });

  test('approves no hromada or council that has a site, and no second applicant', async () => {
    const operator = await operatorIn(world);
    const approve = (mandateId: string) => approveMandate(world.host, operator, { mandateId, reason: REASON });
    const tenant = await world.tenant(`taken-${++serial}`);
    const [{ code }] = (await world.asSuperuser<{ code: string }>('select code from tenant where id = $1', [
      tenant.id,
    ])) as [{ code: string }];
    await expect(approve((await waiting(await applicant(code))).id)).rejects.toBeInstanceOf(TerritoryTaken);
    await world.asSuperuser(`update tenant set edrpou = '11111111' where id = $1`, [tenant.id]);
    await expect(approve((await waiting(undefined, { edrpou: '11111111' })).id)).rejects.toBeInstanceOf(EdrpouTaken);
    const first = await waiting();
    const second = await waiting(await applicant(first.code));
    const both = await Promise.allSettled([approve(first.id), approve(second.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(
      MandateOfAnother,
    );
    await expect(approve(newId())).rejects.toMatchObject({ code: 'core/not-found' });
  });
});

describe('forgetting', () => {
  const age = (id: string, column: 'ended_at' | 'decided_at', days: number) =>
    world.asSuperuser(
      column === 'ended_at'
        ? 'update application_mandate set ended_at = now() - make_interval(days => $2) where id = $1'
        : 'update application_mandate set decided_at = now() - make_interval(days => $2) where id = $1',
      [id, days],
    );

  test('who and what goes so many days after the end; what waits stays', async () => {
    const operator = await operatorIn(world);
    const [refused, left, open] = [await waiting(), await waiting(), await waiting()];
    await refuseMandate(world.host, operator, { mandateId: refused.id, reason: REASON });
    await approveMandate(world.host, operator, { mandateId: left.id, reason: REASON });
    await age(refused.id, 'ended_at', 29);
    await forgetMandates(world.host, 30);
    expect((await findMandate(world.host, operator, refused.id))!.details).not.toBeNull();
    await age(refused.id, 'ended_at', 31);
    await age(left.id, 'decided_at', 31);
    await world.asSuperuser(`update tenant_application set updated_at = now() - interval '31 days' where edrpou = ''`);
    await forgetMandates(world.host, 30);
    expect(await findMandate(world.host, operator, refused.id)).toMatchObject({ details: null, state: 'refused' });
    expect((await findMandate(world.host, operator, left.id))!.state).toBe('lapsed');
    expect((await applicantContact(world.host, refused.key)).address).toBeNull();
    expect((await applicantContact(world.host, open.key)).address).toBe(open.email);
    expect((await findMandate(world.host, operator, open.id))!.details).not.toBeNull();
    await age(left.id, 'ended_at', 31);
    await forgetMandates(world.host, 30);
    expect((await findMandate(world.host, operator, left.id))!.details).toBeNull();
  });

  test('U12 bytes without a row go after a day, those of a letter stay', async () => {
    const { id } = await waiting();
    const before = await storedFiles();
    const stray = `${NO_TENANT}/ab/ab${'c'.repeat(30)}`;
    await world.host.files!.store.put(stray, Readable.from(['x']));
    await forgetMandates(world.host, 30);
    expect(await storedFiles()).toContain(stray);
    await forgetMandates(world.host, 30, new Date(Date.now() + 25 * 3_600_000));
    expect((await storedFiles()).sort()).toEqual(before.sort());
    expect(await openMandateFile(world.host, await operatorIn(world), id)).not.toBeNull();
  });

  test('letters of the platform hold nothing once they are sent, and go again when the server was away', async () => {
    const who = await applicant();
    await askApplicantContact(world.host, who.key, { address: who.email, locale: 'uk' });
    const rows = () =>
      world.asSuperuser<{ state: string; content: Buffer | null }>(
        'select state, content from platform_letter order by id desc limit 1',
      );
    expect((await rows())[0]!.content!.toString('latin1')).not.toContain(who.email);
    const failing = {
      sendMail: () => Promise.reject(new MailError('unreachable', 'temporary')),
      isReachable: async () => false,
      close() {},
    };
    await sendPlatformLetters(world.host, { mailer: failing, origin: 'http://localhost', domain: 'viche.example' });
    expect(await rows()).toMatchObject([{ state: 'queued' }]);
    expect(await mail()).toEqual([]);
    await world.asSuperuser('update platform_letter set next_at = now()');
    expect(await mail()).toHaveLength(1);
    expect(await rows()).toEqual([{ state: 'sent', content: null }]);
  });
});
