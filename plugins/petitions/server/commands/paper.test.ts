import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf } from '../test-petitions.ts';
import { closePaperSheet } from './close-paper-sheet.ts';
import { enterPaperSignatures } from './enter-paper-signatures.ts';
import { expirePetition } from './expire-petition.ts';
import { lookAtPaperSheet } from './look-at-paper-sheet.ts';
import { openPaperSheet } from './open-paper-sheet.ts';
import { reachThreshold } from './reach-threshold.ts';
import { removePaperLine } from './remove-paper-line.ts';
import { reopenPaperSheet } from './reopen-paper-sheet.ts';
import { signPetition } from './sign-petition.ts';
import { strikePaperLine } from './strike-paper-line.ts';

let given: PetitionsWorld;
let today: string;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { signatureThreshold: 40, paperSignatures: true, paperEntryDays: 3, minAge: 16 });
  const [row] = await given.world.asSuperuser<{ day: string }>(
    `select (now() at time zone 'Europe/Kyiv')::date::text as day`,
  );
  today = row!.day;
});
afterAll(() => given.world.close());

/** The ID card of a person of the test's world: its number ends as the name does. */
const codeOf = ({ actor }: Person): string => String(100_000_000 + Number(actor.publicName!.split(' ').at(-1)));

const WEIGHTS = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
/** A right tax number of whoever was born so many days after 31 December 1899. */
function taxNumber(bornDay: number, serial = 137): string {
  const body = `${String(bornDay).padStart(5, '0')}${String(serial).padStart(4, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${(((sum % 11) + 11) % 11) % 10}`;
}

let serial = 0;
/** Somebody without an account: born in 1970 or so. */
const next = (): number => {
  serial += 1;
  return serial;
};
const stranger = () => taxNumber(25_600 + next());

const officer = () => given.staff.officer.caller();
const opened = (petitionId: string, change: object = {}) =>
  openPaperSheet(officer(), {
    petitionId,
    number: `№ ${next()}`,
    collectedOn: today,
    place: 'Міська бібліотека',
    stated: 3,
    ...change,
  });

const LETTERS = [...'АБВГДЕЖЗИКЛМНОПРСТУФХЦ'];
const lines = (codes: readonly string[], first = 1) =>
  codes.map((code, index) => ({
    line: first + index,
    name: `Ковальчук Марі${LETTERS[index % LETTERS.length]!.toLowerCase()} Іванівна`,
    code,
  }));

const paperCount = async (petitionId: string) => {
  const [row] = await given.world.asSuperuser<{ paper_count: number; live: number }>(
    `select paper_count, (select count(*)::int from petitions_petition_signature s where s.petition_id = p.id
       and withdrawn_at is null and standing = 'counted') as live from petitions_petition p where id = $1`,
    [petitionId],
  );
  return row!;
};

describe('the library’s officer', () => {
  it('enters forty paper signatures, three of whose people signed online', async () => {
    const { petitionId } = await given.published();
    const online = await Promise.all([1, 2, 3].map(() => given.tenant.person()));
    for (const person of online) await signPetition(person.caller(), { petitionId });
    const { sheetId } = await opened(petitionId, { number: '7-а', stated: 40 });
    const codes = [...online.map(codeOf), ...Array.from({ length: 37 }, stranger)];
    const results = [];
    for (const from of [0, 20]) {
      const rows = lines(codes.slice(from, from + 20), from + 1);
      results.push(...(await enterPaperSignatures(officer(), { sheetId, rows })).results);
    }
    const known = results.filter(({ outcome }) => outcome === 'already-signed');
    expect(known.map(({ line, channel }) => [line, channel])).toEqual([
      [1, 'web'],
      [2, 'web'],
      [3, 'web'],
    ]);
    for (const { signedAt } of known) expect(signedAt).toBeInstanceOf(Date);
    expect(results.filter(({ outcome }) => outcome === 'entered')).toHaveLength(37);
    expect(await paperCount(petitionId)).toEqual({ paper_count: 37, live: 41 });
    await closePaperSheet(officer(), { sheetId });
    expect(await reachThreshold(given.tenant.system(), { petitionId })).toEqual({ reached: true });
  });

  it('F08 opens the names on a sheet on a ground, and whoever stands there sees it; others of the petition do not', async () => {
    const { petitionId } = await given.published();
    const [onSheet, online] = await Promise.all([1, 2].map(() => given.tenant.person()));
    for (const person of [onSheet!, online!]) await signPetition(person.caller(), { petitionId });
    const { sheetId } = await opened(petitionId);
    await enterPaperSignatures(officer(), { sheetId, rows: lines([codeOf(onSheet!), stranger()]) });
    const why = { ground: 'correction', reason: 'Звіряємо прізвище в рядку 1.' } as const;
    const { lookId } = await lookAtPaperSheet(officer(), { sheetId, ...why });
    const document = 'query ($id: String!) { petitionPaperLook(id: $id) { lines { line name outcome } } }';
    const shown = await given.ask(officer(), document, { id: lookId });
    expect(shown).toContain(`"line":1,"name":"${onSheet!.actor.publicName}","outcome":"already-signed"`);
    expect(shown).toContain('"line":2,"name":"Ковальчук');
    const mine = '{ looksAtMe { roles reason fields } }';
    expect(await given.ask(onSheet!.caller(), mine)).toContain(
      '{"roles":["officer"],"reason":"Звіряємо прізвище в рядку 1.","fields":["name","moment","channel","scan"]}',
    );
    expect(await given.ask(online!.caller(), mine)).toContain('"looksAtMe":[]');
  });

  it('the code stands in no table, log, event or letter', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId);
    const code = stranger();
    await enterPaperSignatures(officer(), { sheetId, rows: lines([code]) }, { idempotencyKey: 'a key of the form' });
    const tables = await given.world.asSuperuser<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'viche')`,
    );
    for (const { name } of tables) {
      const [row] = await given.world.asSuperuser<{ found: number }>(
        `select count(*)::int as found from (select row_to_json(t)::text as line from ${name} t) as all_rows where line like '%' || $1 || '%'`,
        [code],
      );
      expect(row!.found, name).toBe(0);
    }
    expect(given.world.logged.join('\n')).not.toContain(code);
  });

  it('the person who signed on paper is known online, by every spelling of the passport', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId);
    const { results } = await enterPaperSignatures(officer(), {
      sheetId,
      rows: [
        { line: 1, name: 'Бойко Ія', code: 'КВ123456' },
        { line: 2, name: 'Бойко Ія', code: 'kb 123456' },
        { line: 3, name: 'Бойко Ія', code: 'КB-123456' },
      ],
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['entered', 'already-signed', 'already-signed']);
    const neighbour = await given.tenant.person();
    await enterPaperSignatures(officer(), { sheetId, rows: lines([codeOf(neighbour)], 4) });
    await expect(signPetition(neighbour.caller(), { petitionId })).rejects.toMatchObject({
      code: 'petitions/already-signed',
    });
    expect(await given.lettersTo(neighbour)).toEqual([]);
  });

  it('whoever has an account and an address is told that the name came on paper', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId);
    const signer = await given.tenant.person({ email: 'signer@mail.example' });
    await enterPaperSignatures(officer(), { sheetId, rows: [{ line: 1, name: 'Сич Ян', code: codeOf(signer) }] });
    expect(await given.lettersTo(signer)).toEqual(['signedOnPaper']);
  });

  it('one bad line holds no other back, and says what is wrong with it', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId, { stated: 20 });
    const self = given.staff.officer;
    const selfCode = codeOf({ ...self, actor: { ...self.actor } });
    const young = taxNumber(42_400);
    const { results } = await enterPaperSignatures(officer(), {
      sheetId,
      rows: [
        { line: 1, name: 'Гнат Оля', code: '1759013770' },
        { line: 2, name: '   ', code: stranger() },
        { line: 3, name: '<script>alert(1)</script>', code: stranger() },
        { line: 4, name: 'Гнат Оля', code: young },
        { line: 5, name: 'Гнат Оля', code: selfCode },
        { line: 6, name: "Лук'янюк-Ґудзь Мар’яна Іллівна", code: stranger() },
        { line: 6, name: 'Інша Людина', code: stranger() },
      ],
    });
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'bad-code',
      'bad-name',
      'bad-name',
      'too-young',
      'own-signature',
      'entered',
      'line-taken',
    ]);
    expect(await paperCount(petitionId)).toMatchObject({ paper_count: 1 });
  });

  it('the same form sent twice makes no signature twice', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId);
    const rows = lines([stranger(), stranger()]);
    const both = await Promise.all([1, 2].map(() => enterPaperSignatures(officer(), { sheetId, rows })));
    expect(both.map(({ results }) => results.map(({ outcome }) => outcome)).sort()).toEqual([
      ['entered', 'entered'],
      ['entered-before', 'entered-before'],
    ]);
    expect(await paperCount(petitionId)).toMatchObject({ paper_count: 2 });
  });
});

describe('a sheet', () => {
  it('entered twice is refused, however its number is spelt', async () => {
    const { petitionId } = await given.published();
    await opened(petitionId, { number: '№ 12-а' });
    for (const number of ['12-а', ' 12 - А ', '№12-А'])
      expect(await refusalOf(opened(petitionId, { number }))).toBe('petitions/sheet-taken');
    const { petitionId: other } = await given.published();
    expect(await refusalOf(opened(other, { number: '12-а' }))).toBe('done');
  });

  it('entered under another number is shown as a repetition', async () => {
    const { petitionId } = await given.published();
    const rows = lines([stranger(), stranger(), stranger(), stranger()]);
    const first = await opened(petitionId, { number: '1' });
    await enterPaperSignatures(officer(), { sheetId: first.sheetId, rows });
    const second = await opened(petitionId, { number: '2' });
    const { results } = await enterPaperSignatures(officer(), { sheetId: second.sheetId, rows });
    expect(results.map(({ outcome, sheet }) => [outcome, sheet])).toEqual(rows.map(() => ['already-signed', '1']));
    const answer = await given.ask(
      officer(),
      'query ($id: String!) { petitionPaperSheet(id: $id) { known repeats { number lines } } }',
      { id: second.sheetId },
    );
    expect(answer).toContain('"repeats":{"number":"1","lines":4}');
  });

  it('closes when its numbers come out, or with a reason; a line is taken back with a reason and filled anew', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId);
    const [one, two] = [stranger(), stranger()];
    await enterPaperSignatures(officer(), { sheetId, rows: lines([one]) });
    await expect(closePaperSheet(officer(), { sheetId })).rejects.toMatchObject({
      code: 'petitions/counts-differ',
      params: { stated: 3, settled: 1 },
    });
    await strikePaperLine(officer(), { sheetId, line: 2, ground: 'unreadable' });
    expect(await refusalOf(strikePaperLine(officer(), { sheetId, line: 2, ground: 'no-code' }))).toBe(
      'petitions/line-taken',
    );
    await removePaperLine(officer(), { sheetId, line: 1, reason: REASON });
    expect(await paperCount(petitionId)).toMatchObject({ paper_count: 0 });
    const { results } = await enterPaperSignatures(officer(), { sheetId, rows: lines([one]) });
    expect(results[0]!.outcome).toBe('entered');
    await enterPaperSignatures(officer(), { sheetId, rows: lines([two], 3) });
    await closePaperSheet(officer(), { sheetId });
    expect(await refusalOf(enterPaperSignatures(officer(), { sheetId, rows: lines([stranger()], 9) }))).toBe(
      'petitions/sheet-closed',
    );
    await reopenPaperSheet(officer(), { sheetId, reason: REASON });
    await enterPaperSignatures(officer(), { sheetId, rows: lines([stranger()], 4) });
    await closePaperSheet(officer(), { sheetId, reason: 'На звороті був ще один підпис.' });
    const kept = await given.world.asSuperuser(
      'select 1 from petitions_paper_sheet_line where sheet_id = $1 and removed_at is not null',
      [sheetId],
    );
    expect(kept).toHaveLength(1);
  });

  it('of another petition’s day, before its publication or to come, is refused', async () => {
    const { petitionId } = await given.published();
    for (const collectedOn of ['2020-01-01', '2999-01-01'])
      expect(await refusalOf(opened(petitionId, { collectedOn }))).toBe('petitions/outside-collection');
  });
});

describe('who may, and until when', () => {
  it('an officer, but not in the own case; nobody else', async () => {
    const self = given.staff.officer;
    const own = await given.published(self);
    expect(await refusalOf(opened(own.petitionId))).toBe('core/own-case');
    const { petitionId } = await given.published();
    const sheet = { petitionId, number: '1', collectedOn: today, place: 'Бібліотека', stated: 1 };
    expect(await refusalOf(openPaperSheet(given.staff.moderator.caller(), sheet))).toBe('core/forbidden');
    const resident = await given.tenant.person();
    expect(await refusalOf(openPaperSheet(resident.caller(), sheet))).toBe('core/not-found');
  });

  it('a foreign hromada’s sheet is absent', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId);
    const lutsk = await given.world.tenant('lutsk');
    await lutsk.set('petitions', { paperSignatures: true });
    const foreign = await lutsk.person({ roles: ['officer'] });
    expect(await refusalOf(enterPaperSignatures(foreign.caller(), { sheetId, rows: lines([stranger()]) }))).toBe(
      'core/not-found',
    );
  });

  it('sheets that were collected in time are entered some days longer; the petition ends after them', async () => {
    const { petitionId } = await given.published();
    const { sheetId } = await opened(petitionId);
    await given.bend(
      petitionId,
      `published_at = now() - interval '40 days', collect_until = now() - interval '1 hour', paper_until = now() + interval '2 days'`,
    );
    expect(await refusalOf(signPetition((await given.tenant.person()).caller(), { petitionId }))).toBe('core/closed');
    await enterPaperSignatures(officer(), { sheetId, rows: lines([stranger()]) });
    const [signature] = await given.world.asSuperuser<{ inside: boolean }>(
      `select s.signed_at < p.collect_until as inside from petitions_petition_signature s
       join petitions_petition p on p.id = s.petition_id where s.petition_id = $1 and s.channel = 'paper'`,
      [petitionId],
    );
    expect(signature).toEqual({ inside: true });
    expect(await expirePetition(given.tenant.system(), { petitionId })).toEqual({ expired: false });
    await given.bend(petitionId, `paper_until = now() - interval '1 second'`);
    expect(await refusalOf(enterPaperSignatures(officer(), { sheetId, rows: lines([stranger()], 2) }))).toBe(
      'core/closed',
    );
    expect(await expirePetition(given.tenant.system(), { petitionId })).toEqual({ expired: true });
  });

  it('nowhere when the rules frozen at publication take no paper', async () => {
    await given.tenant.set('petitions', { signatureThreshold: 40, paperSignatures: false });
    const { petitionId } = await given.published();
    await given.tenant.set('petitions', { signatureThreshold: 40, paperSignatures: true });
    expect(await refusalOf(opened(petitionId))).toBe('petitions/paper-off');
  });
});
