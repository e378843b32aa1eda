import { exportPerson } from '@viche/host';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hideSignatoryName } from './commands/hide-signatory-name.ts';
import { lookAtPaperSheet } from './commands/look-at-paper-sheet.ts';
import { lookAtSignatories } from './commands/look-at-signatories.ts';
import { signPetition } from './commands/sign-petition.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf } from './test-petitions.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { authorSignsAutomatically: false });
});
afterAll(() => given.world.close());

const WHY = { ground: 'complaint', reason: 'Скарга № 12: хтось підписав за іншу людину.' } as const;
const asModerator = () => given.staff.moderator.caller();

async function signed(names: readonly string[]) {
  const { petitionId, author } = await given.published();
  const people: Person[] = [];
  for (const name of names) {
    const person = await given.tenant.person({ name });
    await signPetition(person.caller(), { petitionId });
    people.push(person);
  }
  return { petitionId, author, people };
}

const looksOf = (petitionId: string) =>
  given.world.asSuperuser<{ ground: string; reason: string; roles: string[]; question: Uint8Array | null }>(
    'select ground, reason, roles, question from personal_data_access where subject_id = $1 order by at',
    [petitionId],
  );
const SHOWN = `query L($id: String!) {
  petitionSignatoryLook(id: $id) { name next signatories { uuid name withheld channel standing } }
}`;
const MINE = '{ looksAtMe { roles ground reason title path fields } }';

describe('F08 a look at who signed', () => {
  it('F08 needs a ground and words, leaves one row, and shows what the public list does not', async () => {
    const { petitionId, people } = await signed(["Ковальчук Дем'ян Іванович", 'Сорока Оксана Петрівна']);
    expect(await refusalOf(lookAtSignatories(asModerator(), { petitionId, ...WHY, reason: 'так' }))).toBe(
      'core/bad-input',
    );
    const odd = { petitionId, reason: WHY.reason, ground: 'curiosity' as never };
    expect(await refusalOf(lookAtSignatories(asModerator(), odd))).toBe('core/bad-input');
    expect(await looksOf(petitionId)).toEqual([]);
    const [row] = await given.world.asSuperuser<{ id: string }>(
      'select id from petitions_petition_signature where participant_id = $1',
      [people[1]!.actor.participantId],
    );
    await hideSignatoryName(asModerator(), { petitionId, signatureId: row!.id, reason: 'Закон 3782-XII, ст. 5.' });
    const { lookId } = await lookAtSignatories(asModerator(), { petitionId, ...WHY });
    const shown = await given.ask(asModerator(), SHOWN, { id: lookId });
    expect(shown).toContain('Сорока Оксана Петрівна');
    expect(shown).toContain('"withheld":true');
    const rows = await looksOf(petitionId);
    expect(rows).toMatchObject([{ ...WHY, roles: ['moderator'] }]);
    const [entry] = await given.world.asSuperuser<{ reason: string; subject_id: string }>(
      `select reason, subject_id from audit_entry where action = 'petitions.look-at-signatories' and outcome = 'done'`,
    );
    expect(entry).toMatchObject({ reason: WHY.reason, subject_id: petitionId });
  });

  it('F08 a search by name finds through any apostrophe, and the name stands nowhere readable', async () => {
    const { petitionId } = await signed(["Дем'яненко Ганна Львівна", 'Сорока Олег Петрович']);
    const { lookId } = await lookAtSignatories(asModerator(), { petitionId, ...WHY, name: 'дем’ЯНЕНКО' });
    const shown = await given.ask(asModerator(), SHOWN, { id: lookId });
    expect(shown).toContain('яненко Ганна');
    expect(shown).not.toContain('Сорока');
    const [row] = await looksOf(petitionId);
    expect(Buffer.from(row!.question!).toString('utf8').toLowerCase()).not.toContain('яненко');
    const kept = await given.world.asSuperuser<{ text: string }>(
      'select coalesce(string_agg(result::text, $1), $1) as text from command_receipt',
      [' '],
    );
    expect(kept[0]!.text).not.toContain('ЯНЕНКО');
    expect(given.world.logged.join('\n')).not.toMatch(/яненко/i);
    const none = await lookAtSignatories(asModerator(), { petitionId, ...WHY, name: '100%_' });
    expect(await given.ask(asModerator(), SHOWN, { id: none.lookId })).toContain('"signatories":[]');
    expect(await refusalOf(lookAtSignatories(asModerator(), { petitionId, ...WHY, name: 'Де' }))).toBe(
      'core/bad-input',
    );
  });

  it('F08 the next page is the next look', async () => {
    const { petitionId } = await signed(['Перший Іван Іванович']);
    await given.world.asSuperuser(
      `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at)
       select $1, gen_random_uuid(), $2, sha256(n::text::bytea), 'Підписант ' || n, 'web', 'eid', now() from generate_series(1, 60) as n`,
      [given.tenant.id, petitionId],
    );
    const first = await lookAtSignatories(asModerator(), { petitionId, ...WHY });
    const page = JSON.parse(await given.ask(asModerator(), SHOWN, { id: first.lookId })).data.petitionSignatoryLook;
    expect(page.signatories).toHaveLength(50);
    const second = await lookAtSignatories(asModerator(), { petitionId, ...WHY, after: page.next });
    const rest = JSON.parse(await given.ask(asModerator(), SHOWN, { id: second.lookId })).data.petitionSignatoryLook;
    expect(rest).toMatchObject({ next: null });
    const seen = [...page.signatories, ...rest.signatories].map(({ uuid }: { uuid: string }) => uuid);
    expect(new Set(seen).size).toBe(61);
    expect(await looksOf(petitionId)).toHaveLength(2);
  });

  it('F08 shows nothing to a colleague, to a reader without the right, and to anybody after fifteen minutes', async () => {
    const { petitionId, author } = await signed(['Перший Іван Іванович']);
    const { lookId } = await lookAtSignatories(asModerator(), { petitionId, ...WHY });
    expect(await given.ask(given.staff.colleague.caller(), SHOWN, { id: lookId })).toContain(
      '"petitionSignatoryLook":null',
    );
    expect(await given.ask(given.staff.officer.caller(), SHOWN, { id: lookId })).not.toContain('Перший');
    await given.world.asSuperuser(`update personal_data_access set at = at - interval '15 minutes' where id = $1`, [
      lookId,
    ]);
    expect(await given.ask(asModerator(), SHOWN, { id: lookId })).toContain('"petitionSignatoryLook":null');
    expect(await refusalOf(lookAtSignatories(given.staff.officer.caller(), { petitionId, ...WHY }))).toBe(
      'core/forbidden',
    );
    expect(await refusalOf(lookAtSignatories(author.caller(), { petitionId, ...WHY }))).toBe('core/not-found');
    const lutsk = await given.world.tenant('lutsk');
    const foreign = await lutsk.person({ roles: ['moderator'] });
    expect(await refusalOf(lookAtSignatories(foreign.caller(), { petitionId, ...WHY }))).toBe('core/not-found');
    const own = await given.published(given.staff.colleague);
    expect(
      await refusalOf(lookAtSignatories(given.staff.colleague.caller(), { petitionId: own.petitionId, ...WHY })),
    ).toBe('core/own-case');
  });

  it('F08 the 51st of the day is refused with 429, however many come at once, and a new day begins anew', async () => {
    const { petitionId } = await signed(['Перший Іван Іванович']);
    const curious = await given.tenant.person({ roles: ['moderator'] });
    const attempts = Array.from({ length: 53 }, () =>
      refusalOf(lookAtSignatories(curious.caller(), { petitionId, ...WHY })),
    );
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome === 'core/looks-spent')).toHaveLength(3);
    await expect(lookAtSignatories(curious.caller(), { petitionId, ...WHY })).rejects.toMatchObject({ status: 429 });
    expect(await looksOf(petitionId)).toHaveLength(50);
    expect(await given.ask(curious.caller(), '{ looksToday petitionLooksPerDay }')).toContain(
      '"looksToday":50,"petitionLooksPerDay":50',
    );
    await given.world.asSuperuser(`update personal_data_access set at = at - interval '25 hours' where staff_id = $1`, [
      curious.actor.staffId,
    ]);
    expect(await refusalOf(lookAtSignatories(curious.caller(), { petitionId, ...WHY }))).toBe('done');
  });

  it('F08 Oksana sees in her account and in her export who looked by role, when and why; others see nothing of it', async () => {
    const { petitionId, people } = await signed(['Сорока Оксана Петрівна']);
    const [oksana] = people;
    await given.world.asSuperuser('delete from personal_data_access where subject_id = $1', [petitionId]);
    await lookAtSignatories(asModerator(), { petitionId, ...WHY });
    const mine = await given.ask(oksana!.caller(), MINE);
    expect(JSON.parse(mine).data.looksAtMe).toMatchObject([
      { roles: ['moderator'], ground: 'complaint', reason: WHY.reason, title: expect.stringContaining('Безпечний') },
    ]);
    const later = await given.tenant.person();
    await signPetition(later.caller(), { petitionId });
    expect(await given.ask(later.caller(), MINE)).toContain('"looksAtMe":[]');
    expect(await given.ask((await given.tenant.person()).caller(), MINE)).toContain('"looksAtMe":[]');
    const bundle = await given.world.host.tenants.byId(given.tenant.id);
    const data = await given.world.host.pool.scoped(given.tenant.id, (session) =>
      exportPerson(given.world.host, { bundle: bundle!, session }, oksana!.actor.participantId!),
    );
    expect(data.looks).toMatchObject([{ ground: 'complaint', reason: WHY.reason }]);
  });

  it('F08 names on a sheet of paper and doubted signatures are shown by looks alone', async () => {
    const schema = await given.ask(
      asModerator(),
      `{ line: __type(name: "PetitionPaperLine") { fields { name } }
         doubt: __type(name: "PetitionDoubtedSignature") { fields { name } }
         scan: __type(name: "PetitionPaperScan") { fields { name } } }`,
    );
    expect(schema).toContain('"outcome"');
    expect(schema).not.toContain('"name":"name"');
    expect(schema).not.toContain('"url"');
    const nobody = { sheetId: given.tenant.id, ...WHY };
    expect(await refusalOf(lookAtPaperSheet(given.staff.officer.caller(), nobody))).toBe('core/not-found');
    expect(await refusalOf(lookAtPaperSheet(given.staff.moderator.caller(), nobody))).toBe('core/forbidden');
  });
});

const APPROVE = `mutation A($input: ApproveFourEyesInput!) {
  approveFourEyes(input: $input) { __typename ... on FourEyesRequest { state opensPath } ... on Error { code } } }`;
const REQUESTS = '{ fourEyesRequests { state path opensPath facts { text } } }';

describe('F08 a look of two people', () => {
  it('F08 is the first person’s once the second agrees, for a day; the second sees nothing', async () => {
    await given.tenant.set('petitions', { authorSignsAutomatically: false, fourEyes: ['look'] });
    const { petitionId, people } = await signed(['Сорока Ганна Петрівна', 'Перший Іван Іванович']);
    const { colleague, moderator } = given.staff;
    const refused = await lookAtSignatories(asModerator(), { petitionId, ...WHY, name: 'сорока' }).then(
      () => null,
      (error: { code: string; params: { requestId: string } }) => error,
    );
    expect(refused?.code).toBe('core/four-eyes');
    const { requestId } = refused!.params;
    expect(await looksOf(petitionId)).toEqual([]);
    expect(await given.ask(asModerator(), SHOWN, { id: requestId })).toContain('"petitionSignatoryLook":null');
    const waiting = await given.ask(colleague.caller(), REQUESTS);
    expect(waiting).toContain('сорока');
    expect(waiting).toContain(WHY.reason);
    expect(await given.ask(asModerator(), APPROVE, { input: { requestId } })).toContain('core/four-eyes');

    const approved = await given.ask(colleague.caller(), APPROVE, { input: { requestId } });
    expect(approved).toContain('"state":"approved","opensPath":null');
    const shown = await given.ask(asModerator(), SHOWN, { id: requestId });
    expect(shown).toContain('Сорока Ганна');
    expect(shown).not.toContain('Перший');
    expect(await given.ask(colleague.caller(), SHOWN, { id: requestId })).toContain('"petitionSignatoryLook":null');
    const mine = JSON.parse(await given.ask(asModerator(), REQUESTS)).data.fourEyesRequests;
    expect(mine).toMatchObject([{ state: 'approved', opensPath: expect.stringContaining(`/look/${requestId}`) }]);
    expect(await given.ask(colleague.caller(), REQUESTS)).toContain('"opensPath":null');
    const [row] = await given.world.asSuperuser<{ staff_id: string; roles: string[] }>(
      'select staff_id, roles from personal_data_access where id = $1',
      [requestId],
    );
    expect(row).toEqual({ staff_id: moderator.actor.staffId, roles: ['moderator'] });
    expect(await given.ask(people[0]!.caller(), MINE)).toContain('"ground":"complaint"');

    await given.world.asSuperuser(`update personal_data_access set at = at - interval '23 hours' where id = $1`, [
      requestId,
    ]);
    expect(await given.ask(asModerator(), SHOWN, { id: requestId })).toContain('Сорока Ганна');
    await given.world.asSuperuser(`update personal_data_access set at = at - interval '1 hour' where id = $1`, [
      requestId,
    ]);
    expect(await given.ask(asModerator(), SHOWN, { id: requestId })).toContain('"petitionSignatoryLook":null');
  });

  it('F08 counts against the looks of whoever asked, not of whoever agreed', async () => {
    await given.tenant.set('petitions', { authorSignsAutomatically: false, fourEyes: ['look'], looksPerDay: 1 });
    const { petitionId } = await signed(['Перший Іван Іванович']);
    const [asker, second] = [
      await given.tenant.person({ roles: ['moderator'] }),
      await given.tenant.person({ roles: ['moderator'] }),
    ];
    const attempt = () =>
      lookAtSignatories(asker.caller(), { petitionId, ...WHY }).then(
        () => null,
        (error) => error,
      );
    const { requestId } = (await attempt()).params;
    expect(await given.ask(second.caller(), APPROVE, { input: { requestId } })).toContain('"state":"approved"');
    expect((await attempt()).code).toBe('core/looks-spent');
    expect(await refusalOf(lookAtSignatories(second.caller(), { petitionId, ...WHY }))).toBe('core/four-eyes');
  });
});
