import { newId } from '@viche/db';
import { changeLetterText, resetLetterText, sendTestLetter } from '@viche/host';
import { HOSTILE, type Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusePetition } from './commands/refuse-petition.ts';
import { signPetition } from './commands/sign-petition.ts';
import petitions from './index.ts';
import { type FollowsWorld, openFollowsWorld } from './test-follows.ts';
import { REASON, refusalOf } from './test-petitions.ts';

let given: FollowsWorld;
let owner: Person;
beforeAll(async () => {
  given = await openFollowsWorld();
  owner = await given.tenant.person({ roles: ['owner'], email: 'owner@mail.example' });
});
afterAll(() => given.close());

const SIGNED = { plugin: 'petitions', kind: 'signed', locale: 'uk' } as const;
const change = changeLetterText([petitions]);
const reset = resetLetterText([petitions]);
const test = sendTestLetter([petitions]);
const TEXT = { subject: 'Дякуємо за підпис', body: 'Петиція «{{title}}» має ваш голос.\n\nЧекайте на новини.' };

let serial = 0;
async function letterOfSigning() {
  serial += 1;
  const person = await given.tenant.person({ email: `signer${serial}@mail.example` });
  const { petitionId } = await given.published();
  await given.letters();
  await signPetition(person.caller(), { petitionId });
  const [letter] = await given.letters();
  return letter!;
}
const number = async () =>
  (
    await given.world.asSuperuser<{ n: number }>(
      `select coalesce(max(number), 0) as n from letter_text where kind = 'signed' and locale = 'uk'`,
    )
  )[0]!.n;

describe('letters in the hromada’s own words', () => {
  it('go out in them from the next letter on, and in the usual ones after a reset', async () => {
    await change(owner.caller(), { ...SIGNED, ...TEXT, number: 0 });
    const own = await letterOfSigning();
    expect(own.subject).toBe('Дякуємо за підпис');
    // A title of a stranger stays text, whatever stands around it.
    expect(own.text).toContain(`Петиція «Безпечний перехід біля школи ${HOSTILE}» має ваш голос.`);
    expect(own.text).toContain('Чекайте на новини.');
    await reset(owner.caller(), { ...SIGNED, number: 1 });
    expect((await letterOfSigning()).subject).toBe('Ваш підпис зараховано');
    const log = await given.world.asSuperuser<{ action: string }>(
      `select action from audit_entry where subject_type = 'LetterText' and outcome = 'done' order by id`,
    );
    expect(log.map(({ action }) => action)).toEqual(['core.change-letter-text', 'core.reset-letter-text']);
  });

  it('never hold mark-up, neither of the officer’s nor of a title', async () => {
    await change(owner.caller(), {
      ...SIGNED,
      subject: 'Тема <b>{{title}}</b>',
      body: `<script>alert(1)</script> {{title}}`,
      number: await number(),
    });
    const { html } = await letterOfSigning();
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('&lt;script&gt;');
    await reset(owner.caller(), { ...SIGNED, number: await number() });
  });

  it.each([
    [{ subject: 'Тема {{name}}' }, 'subject', 'letters:problem.placeholderUnknown'],
    [{ body: 'Без жодної підстановки.' }, 'body', 'letters:problem.placeholderMissing'],
    [{ body: 'Назва {{title, і далі {{title}}' }, 'body', 'letters:problem.placeholderCut'],
    [{ body: '{{title}} {{constructor}}' }, 'body', 'letters:problem.placeholderUnknown'],
  ] as const)('are refused beside the field: %j', async (wrong, field, problem) => {
    const seen = await number();
    const refused = await change(owner.caller(), { ...SIGNED, ...TEXT, ...wrong, number: seen }).catch(
      (error) => error,
    );
    expect(refused.params.fields).toEqual([expect.objectContaining({ field, problem })]);
    expect(await number()).toBe(seen);
  });

  it('keep the reason of a decision', async () => {
    const refused = { plugin: 'petitions', kind: 'refused', locale: 'uk', subject: 'Відмова', number: 0 } as const;
    expect(await refusalOf(change(owner.caller(), { ...refused, body: 'Петицію «{{title}}» відхилено.' }))).toBe(
      'core/bad-input',
    );
    const body = 'Петицію «{{title}}» відхилено.\n\n{{ground}}\n\nТому що: {{reason}}';
    await change(owner.caller(), { ...refused, body });
    const { petitionId } = await given.submitted();
    await given.letters();
    await refusePetition(given.staff.moderator.caller(), {
      petitionId,
      ground: 'contents-missing',
      reason: REASON,
      textVersion: 1,
    } as never);
    const [letter] = await given.letters();
    expect(letter!.text).toContain(`Тому що: ${REASON}`);
  });

  it('are an owner’s, and the second of two who save at once is told', async () => {
    const seen = await number();
    for (const person of [given.staff.moderator, given.staff.officer])
      expect(await refusalOf(change(person.caller(), { ...SIGNED, ...TEXT, number: seen }))).toBe('core/forbidden');
    const codes = await Promise.all([
      refusalOf(change(owner.caller(), { ...SIGNED, ...TEXT, number: seen })),
      refusalOf(change(owner.caller(), { ...SIGNED, ...TEXT, number: seen })),
    ]);
    expect(codes.filter((code) => code === 'core/conflict')).toHaveLength(1);
    for (const kind of ['manyInvalidated', 'archiveTaken', 'constructor', 'nothing'])
      expect(await refusalOf(change(owner.caller(), { ...SIGNED, ...TEXT, kind, number: 0 }))).toBe('core/not-found');
  });

  it('that break cannot stop a letter: it goes out in the usual words, and the journal says so once', async () => {
    await given.world.asSuperuser(
      `insert into letter_text (tenant_id, id, plugin, kind, locale, number, subject, body, created_at)
       values ($1, $2, 'petitions', 'signed', 'uk', 900, 'Тема', 'Тут {{gone}} і {{title}}', now())`,
      [given.tenant.id, newId()],
    );
    expect((await letterOfSigning()).subject).toBe('Ваш підпис зараховано');
    expect((await letterOfSigning()).subject).toBe('Ваш підпис зараховано');
    const noted = await given.world.asSuperuser(
      `select from audit_entry where action = 'core.letter-text-broken' and actor_kind = 'system'`,
    );
    expect(noted).toHaveLength(1);
    await given.world.asSuperuser('delete from letter_text where number = 900');
  });

  it('are tried by a letter to oneself, ten an hour, unsaved', async () => {
    const seen = await number();
    await test(owner.caller(), { ...SIGNED, ...TEXT });
    const [letter] = await given.letters();
    expect(letter).toMatchObject({ to: 'owner@mail.example', subject: '[Перевірка] Дякуємо за підпис' });
    expect(letter!.text).toContain('«Безпечний перехід біля школи»');
    expect(await number()).toBe(seen);
    for (let more = 1; more < 10; more += 1) await test(owner.caller(), { ...SIGNED, ...TEXT });
    expect(await refusalOf(test(owner.caller(), { ...SIGNED, ...TEXT }))).toBe('core/rate-limited');
    const silent = await given.tenant.person({ roles: ['owner'] });
    expect(await refusalOf(test(silent.caller(), { ...SIGNED, ...TEXT }))).toBe('core/no-contact');
    await given.letters();
  });

  it('M05 are from the platform’s address under the hromada’s name, and answers go where it says', async () => {
    await given.tenant.set('core', { senderName: 'Рада\r\nBcc: x@mail.example', replyTo: 'rada@slavutych.example' });
    const letter = await letterOfSigning();
    expect(letter.header('reply-to')).toContain('rada@slavutych.example');
    expect(letter.header('from')).toContain('<a@viche.example>');
    expect(letter.header('bcc')).toBeUndefined();
  });
});

describe('every letter that may be worded', () => {
  const KINDS = '{ letterKinds { plugin kind name why } }';

  it('has usual words that pass its own check, in both languages, and a preview', async () => {
    const { letterKinds } = JSON.parse(await given.ask(owner.caller(), KINDS)).data;
    expect(letterKinds.length).toBeGreaterThan(40);
    for (const { plugin, kind } of letterKinds)
      for (const locale of ['uk', 'en']) {
        const at = `plugin: "${plugin}", kind: "${kind}", locale: "${locale}"`;
        const { letterText } = JSON.parse(
          await given.ask(owner.caller(), `{ letterText(${at}) { subject body } }`),
        ).data;
        const typed = `subject: ${JSON.stringify(letterText.subject)}, body: ${JSON.stringify(letterText.body)}`;
        const asked = `{ letterPreview(${at}, ${typed}) { subject paragraphs problems { field message } } }`;
        const { letterPreview } = JSON.parse(await given.ask(owner.caller(), asked)).data;
        expect(letterPreview.problems, `${plugin}.${kind} ${locale}`).toEqual([]);
        expect(JSON.stringify(letterPreview), `${plugin}.${kind} ${locale}`).not.toContain('{{');
      }
  });

  it('is nobody’s to read but an owner’s', async () => {
    expect(await given.ask(given.staff.moderator.caller(), KINDS)).toContain('core/forbidden');
  });
});
