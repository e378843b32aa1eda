import { asPlugin } from '@viche/host';
import type { Person } from '@viche/testing/world';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { erasePersonalData, exportPersonalData } from '../personal-data.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf, TEXT } from '../test-petitions.ts';
import { closeSponsorCall } from './close-sponsor-call.ts';
import { createPetitionDraft } from './create-petition-draft.ts';
import { discardPetitionDraft } from './discard-petition-draft.ts';
import { lapseSponsorCall } from './lapse-sponsor-call.ts';
import { openSponsorCall } from './open-sponsor-call.ts';
import { publishPetition } from './publish-petition.ts';
import { savePetitionDraft } from './save-petition-draft.ts';
import { sponsorPetition } from './sponsor-petition.ts';
import { submitPetition } from './submit-petition.ts';
import { submitPetitionDraft } from './submit-petition-draft.ts';
import { withdrawSponsorship } from './withdraw-sponsorship.ts';

let petitions: PetitionsWorld;
beforeAll(async () => {
  petitions = await openPetitionsWorld();
});
afterAll(() => petitions.world.close());
beforeEach(() => petitions.tenant.set('petitions', { sponsorsNeeded: 2 }));
afterEach(() => petitions.tenant.set('petitions', {}));

const member = (email?: string) => petitions.tenant.person({ email });

let leaders = 0;
/** A draft whose group gathers now. Each leader has an address of their own: letters go to confirmed ones only. */
async function called() {
  leaders += 1;
  const author = await member(`leader${leaders}@mail.example`);
  const { petitionId } = await createPetitionDraft(author.caller(), TEXT);
  await openSponsorCall(author.caller(), { petitionId, revision: 1 });
  const [call] = await petitions.world.asSuperuser<{ token: string }>(
    'select token from petitions_sponsor_call where petition_id = $1',
    [petitionId],
  );
  return { author, petitionId, token: call!.token };
}
const join = (person: Person, token: string) => refusalOf(sponsorPetition(person.caller(), { token }));
const submit = (author: Person, petitionId: string) =>
  refusalOf(submitPetitionDraft(author.caller(), { petitionId, revision: 2 }));

it('a petition is handed in with its group, and the names are public with it', async () => {
  const { author, petitionId, token } = await called();
  expect(await submit(author, petitionId)).toBe('petitions/sponsors-missing');
  const [first, second] = [await member(), await member()];
  expect([await join(first, token), await join(second, token)]).toEqual(['done', 'done']);
  expect(await petitions.lettersTo(author)).toEqual(['groupWhole']);
  expect(await submit(author, petitionId)).toBe('done');
  await publishPetition(petitions.staff.moderator.caller(), { petitionId, textVersion: 1 });
  const [{ ref }] = (await petitions.world.asSuperuser<{ ref: string }>(
    'select ref from petitions_petition where id = $1',
    [petitionId],
  )) as [{ ref: string }];
  const answer = await petitions.ask(
    petitions.tenant.guest(),
    'query Q($ref: String!) { petition(ref: $ref) { sponsors sponsorCall { token } } }',
    { ref },
  );
  expect(JSON.parse(answer).data.petition).toEqual({
    sponsors: [first.actor.publicName, second.actor.publicName],
    sponsorCall: null,
  });
});

it('a person stands in a group once, from however many devices', async () => {
  const { petitionId, token } = await called();
  const person = await member();
  const attempts = await Promise.all([1, 2, 3].map(() => join(person, token)));
  expect(attempts.sort()).toEqual(['done', 'petitions/already-sponsor', 'petitions/already-sponsor']);
  const live = await petitions.world.asSuperuser('select id from petitions_petition_sponsor where petition_id = $1', [
    petitionId,
  ]);
  expect(live).toHaveLength(1);
});

it('the author is not in his own group, and a weak login or a guessed link joins none', async () => {
  const { author, token } = await called();
  expect(await join(author, token)).toBe('petitions/own-petition');
  expect(await join(await petitions.tenant.person({ assurance: 'email' }), token)).toBe('core/assurance');
  expect(await join(await member(), `${token.slice(0, -1)}_`)).toBe('core/not-found');
  await petitions.tenant.set('petitions', { sponsorsNeeded: 2, minAge: 18 });
  expect(await join(await petitions.tenant.person({ age: 17 }), token)).toBe('petitions/not-eligible');
});

it('whoever leaves before the submission is not counted, and may come back', async () => {
  const { author, petitionId, token } = await called();
  const [first, second] = [await member(), await member()];
  await join(first, token);
  await join(second, token);
  await withdrawSponsorship(first.caller(), { petitionId });
  expect(await refusalOf(withdrawSponsorship(first.caller(), { petitionId }))).toBe('petitions/not-sponsor');
  expect(await submit(author, petitionId)).toBe('petitions/sponsors-missing');
  expect(await join(first, token)).toBe('done');
  expect(await submit(author, petitionId)).toBe('done');
  expect(await refusalOf(withdrawSponsorship(second.caller(), { petitionId }))).toBe('petitions/wrong-state');
  expect(await join(await member(), token)).toBe('petitions/wrong-state');
});

it('the text stands while the group gathers; ending the call frees the text and the people', async () => {
  const { author, petitionId, token } = await called();
  const person = await member('member@mail.example');
  await join(person, token);
  const change = { petitionId, revision: 2, title: 'Зовсім інша назва петиції' };
  expect(await refusalOf(savePetitionDraft(author.caller(), change))).toBe('petitions/text-stands');
  expect(await refusalOf(discardPetitionDraft(author.caller(), { petitionId }))).toBe('petitions/text-stands');
  await closeSponsorCall(author.caller(), { petitionId });
  expect(await petitions.lettersTo(person)).toEqual(['groupEnded']);
  expect(await refusalOf(savePetitionDraft(author.caller(), change))).toBe('done');
  expect(await join(await member(), token)).toBe('core/not-found');
});

it('a call whose term is over takes nobody; without a whole group it ends, with one it waits for the author', async () => {
  const [short, whole] = [await called(), await called()];
  await join(await member(), whole.token);
  await join(await member(), whole.token);
  await petitions.world.asSuperuser(
    "update petitions_sponsor_call set opened_at = now() - interval '40 days', closes_at = now() - interval '1 second'",
  );
  expect(await join(await member(), short.token)).toBe('core/closed');
  const lapse = async (petitionId: string) =>
    (await lapseSponsorCall(petitions.tenant.system(), { petitionId })).lapsed;
  expect([await lapse(short.petitionId), await lapse(whole.petitionId)]).toEqual([true, false]);
  expect(await petitions.lettersTo(short.author)).toEqual(['groupLapsed']);
  expect(await submit(whole.author, whole.petitionId)).toBe('done');
});

it('how many are needed is kept with the call, and a text without a draft is not taken', async () => {
  const { author, petitionId, token } = await called();
  await join(await member(), token);
  await petitions.tenant.set('petitions', { sponsorsNeeded: 1 });
  expect(await submit(author, petitionId)).toBe('petitions/sponsors-missing');
  expect(await refusalOf(submitPetition(author.caller(), TEXT))).toBe('petitions/sponsors-missing');
});

it('a member’s data are given out, and erased as far as nothing is public', async () => {
  const { petitionId, token } = await called();
  const person = await member();
  await join(person, token);
  const { participantId } = person.actor;
  const asModule = <R>(work: (ctx: never) => Promise<R>) =>
    asPlugin(petitions.world.host, { tenantId: petitions.tenant.id, plugin: 'petitions' }, (ctx) => work(ctx as never));
  const { groups } = await asModule((ctx) => exportPersonalData(participantId!, ctx));
  expect(groups).toMatchObject([{ publicName: person.actor.publicName }]);
  await asModule((ctx) => erasePersonalData(participantId!, ctx));
  const left = await petitions.world.asSuperuser('select id from petitions_petition_sponsor where petition_id = $1', [
    petitionId,
  ]);
  expect(left).toEqual([]);
});
