import { approveFourEyes } from '@viche/host';
import { afterAll, beforeAll, expect, it } from 'vitest';
import petitions from '../index.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf } from '../test-petitions.ts';
import { hideSignatoryName } from './hide-signatory-name.ts';
import { showSignatoryName } from './show-signatory-name.ts';
import { signPetition } from './sign-petition.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { authorSignsAutomatically: false });
});
afterAll(() => given.world.close());

const asModerator = () => given.staff.moderator.caller();
const HIDDEN = 'Закон 3782-XII, ст. 5: захист свідка.';
const REASON = 'Захід захисту скасовано ухвалою суду.';
const NAMES = `query N($ref: String!) { petition(ref: $ref) {
  signatories { edges { node { name withheld } } } nameActs { kind reason by } } }`;

async function hidden() {
  const { petitionId } = await given.published();
  const person = await given.tenant.person({ name: 'Захищена Ганна Петрівна' });
  await signPetition(person.caller(), { petitionId });
  const [row] = await given.world.asSuperuser<{ id: string; ref: string }>(
    `select s.id, p.ref from petitions_petition_signature s join petitions_petition p on p.id = s.petition_id
     where s.petition_id = $1`,
    [petitionId],
  );
  const act = { petitionId, signatureId: row!.id };
  await hideSignatoryName(asModerator(), { ...act, reason: HIDDEN });
  return { act, ref: row!.ref };
}

it('F09 a withheld name is shown again with a reason, and the record keeps both acts', async () => {
  const { act, ref } = await hidden();
  expect(await refusalOf(showSignatoryName(asModerator(), { ...act, reason: 'так' }))).toBe('core/bad-input');
  expect(await refusalOf(showSignatoryName(given.staff.officer.caller(), { ...act, reason: REASON }))).toBe(
    'core/forbidden',
  );
  const lutsk = await given.world.tenant('lutsk');
  const foreign = await lutsk.person({ roles: ['moderator'] });
  expect(await refusalOf(showSignatoryName(foreign.caller(), { ...act, reason: REASON }))).toBe('core/not-found');
  await showSignatoryName(asModerator(), { ...act, reason: REASON });
  expect(await refusalOf(showSignatoryName(asModerator(), { ...act, reason: REASON }))).toBe('core/conflict');
  const everybody = await given.ask(given.tenant.guest(), NAMES, { ref });
  expect(everybody).toContain('"name":"Захищена Ганна Петрівна","withheld":false');
  expect(everybody).toContain('"nameActs":[]');
  const desk = JSON.parse(await given.ask(asModerator(), NAMES, { ref })).data.petition.nameActs;
  expect(desk).toMatchObject([
    { kind: 'shown', reason: REASON },
    { kind: 'hidden', reason: HIDDEN },
  ]);
  const audit = await given.world.asSuperuser<{ action: string; reason: string }>(
    `select action, reason from audit_entry where subject_id = $1 and outcome = 'done' order by at`,
    [act.signatureId],
  );
  expect(audit).toEqual([
    { action: 'petitions.hide-signatory-name', reason: HIDDEN },
    { action: 'petitions.show-signatory-name', reason: REASON },
  ]);
});

it('F09 where the hromada wants two people, nothing is shown before the second has agreed', async () => {
  await given.tenant.set('petitions', { authorSignsAutomatically: false, fourEyes: ['show-name'] });
  const { act, ref } = await hidden();
  const asked = await showSignatoryName(asModerator(), { ...act, reason: REASON }).then(
    () => null,
    (error) => error,
  );
  expect(asked?.code).toBe('core/four-eyes');
  expect(await given.ask(given.tenant.guest(), NAMES, { ref })).not.toContain('Захищена');
  await approveFourEyes([petitions])(given.staff.colleague.caller(), { requestId: asked.params.requestId });
  expect(await given.ask(given.tenant.guest(), NAMES, { ref })).toContain('Захищена');
  await given.tenant.set('petitions', { authorSignsAutomatically: false });
});

it('F09 the record of names is written once and rewritten by nobody', async () => {
  const { act } = await hidden();
  const denied = given.world.host.pool.scoped(
    given.tenant.id,
    ({ sql }) => sql`delete from petitions_signatory_name_act where signature_id = ${act.signatureId}::uuid`,
  );
  await expect(denied).rejects.toThrow(/permission denied/);
});
