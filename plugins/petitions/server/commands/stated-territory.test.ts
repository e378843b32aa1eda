import { asPlugin } from '@viche/host';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { erasePersonalData, exportPersonalData } from '../personal-data.ts';
import { withTerritories } from '../test-breakdowns.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf } from '../test-petitions.ts';
import { anonymiseSignatures } from './anonymise-signatures.ts';
import { signPetition } from './sign-petition.ts';
import { withdrawSignature } from './withdraw-signature.ts';

let given: PetitionsWorld;
let places: Map<string, string>;
beforeAll(async () => {
  given = await openPetitionsWorld();
  places = await withTerritories(given, given.tenant.id, ['Північ', 'Південь', 'Закрита']);
  await given.world.asSuperuser(`update tenant_territory set archived_at = now() where name_uk = 'Закрита'`);
  await given.tenant.set('petitions', { askTerritory: true, allowSignatureWithdrawal: true });
});
afterAll(() => given.world.close());

const north = () => places.get('Північ')!;
const stated = async (petitionId: string) => {
  const rows = await given.world.asSuperuser<{ territory: string | null }>(
    `select t.name_uk as territory from petitions_petition_signature s left join tenant_territory t on t.id = s.territory_id
     where petition_id = $1 order by s.id`,
    [petitionId],
  );
  return rows.map(({ territory }) => territory);
};
const asModule = <R>(work: (ctx: never) => Promise<R>) =>
  asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) => work(ctx as never));

it('is kept with the signature, or is not stated at all', async () => {
  const { petitionId } = await given.published();
  const [one, other] = [await given.tenant.person(), await given.tenant.person()];
  await signPetition(one.caller(), { petitionId, territoryId: north() });
  await signPetition(other.caller(), { petitionId });
  expect(await stated(petitionId)).toEqual([null, 'Північ', null]);
});

it('another hromada’s, a closed, an unknown one and one that nobody asked for are refused, and nothing is signed', async () => {
  const { petitionId } = await given.published();
  const lutsk = await given.world.tenant('lutsk');
  const foreign = (await withTerritories(given, lutsk.id, ['Рокині'])).get('Рокині')!;
  const person = await given.tenant.person();
  const attempt = (territoryId: string) => signPetition(person.caller(), { petitionId, territoryId });
  for (const territoryId of [foreign, places.get('Закрита')!, '019ac1f0-6c00-7000-8000-0000000000b1'])
    await expect(attempt(territoryId)).rejects.toMatchObject({
      code: 'core/bad-input',
      params: { fields: [{ field: 'territoryId', problem: 'not-a-choice' }] },
    });
  await given.tenant.set('petitions', { askTerritory: false, allowSignatureWithdrawal: true });
  expect(await refusalOf(attempt(north()))).toBe('core/bad-input');
  await given.tenant.set('petitions', { askTerritory: true, allowSignatureWithdrawal: true });
  expect(await stated(petitionId)).toHaveLength(1);
  await attempt(north());
  expect(await refusalOf(attempt(places.get('Південь')!))).toBe('petitions/already-signed');
  expect(await stated(petitionId)).toEqual([null, 'Північ']);
});

it('is asked of whoever may sign now, and of nobody else', async () => {
  const { petitionId } = await given.published();
  const [row] = await given.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
    petitionId,
  ]);
  const person = await given.tenant.person();
  const choices = async (caller = person.caller()) => {
    const document = 'query($ref: String!) { petition(ref: $ref) { territoryChoices { name } } }';
    const answer = JSON.parse(await given.ask(caller, document, row));
    return answer.data.petition.territoryChoices.map(({ name }: { name: string }) => name);
  };
  expect(await choices()).toEqual(['Північ', 'Південь']);
  expect(await choices(given.tenant.guest())).toEqual([]);
  await signPetition(person.caller(), { petitionId });
  expect(await choices()).toEqual([]);
});

it('F10 is named by no answer of the API to anybody', async () => {
  const answer = await given.ask(given.tenant.guest(), '{ __type(name: "PetitionSignatory") { fields { name } } }');
  expect(answer).not.toContain('erritory');
});

it('is rewritten by nobody: the database lets it go only', async () => {
  const { petitionId } = await given.published();
  await signPetition((await given.tenant.person()).caller(), { petitionId, territoryId: north() });
  const change = (territoryId: string | null) =>
    given.world.asSuperuser(
      'update petitions_petition_signature set territory_id = $2 where petition_id = $1 and territory_id is not null',
      [petitionId, territoryId],
    );
  await expect(change(places.get('Південь')!)).rejects.toMatchObject({
    constraint: 'petitions_petition_signature_kept',
  });
  await change(null);
  expect(await stated(petitionId)).toEqual([null, null]);
});

it('the person gets it with all other data; a withdrawal, an erasure and the end of keeping let it go', async () => {
  const { petitionId } = await given.published();
  const [one, two, three] = [await given.tenant.person(), await given.tenant.person(), await given.tenant.person()];
  for (const person of [one, two, three]) await signPetition(person.caller(), { petitionId, territoryId: north() });
  const { signatures } = await asModule((ctx) => exportPersonalData(one.actor.participantId!, ctx));
  expect(signatures).toMatchObject([{ territory: { nameUk: 'Північ' } }]);

  await asModule((ctx) => erasePersonalData(one.actor.participantId!, ctx));
  await withdrawSignature(two.caller(), { petitionId });
  expect(await stated(petitionId)).toEqual([null, null, null, 'Північ']);

  await given.bend(
    petitionId,
    `published_at = now() - interval '4 years', collect_until = now() - interval '3 years 300 days', state = 'expired'`,
  );
  await anonymiseSignatures(given.tenant.system(), { petitionId });
  expect(await stated(petitionId)).toEqual([null, null, null, null]);
});
