import { asPlugin, updateLanguages } from '@viche/host';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anonymiseSignatures as anonymiseJob, findForgotten } from '../jobs.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf, TEXT } from '../test-petitions.ts';
import { createPetitionCategory } from './create-petition-category.ts';
import { signPetition } from './sign-petition.ts';
import { submitPetition } from './submit-petition.ts';
import { updatePetitionCategory } from './update-petition-category.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const asJob = <R>(work: (ctx: never) => Promise<R>) =>
  asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) => work(ctx as never));
const named = async (petitionId: string) => {
  const rows = await given.world.asSuperuser(
    `select 1 from petitions_petition_signature where petition_id = $1
       and (person_key is not null or public_name is not null or participant_id is not null)`,
    [petitionId],
  );
  return rows.length;
};
const waiting = async () => {
  const rows = await given.world.asSuperuser<{ payload: { petitionId: string } }>(
    `select payload from outbox_job where key = 'anonymiseSignatures'`,
  );
  return rows.map(({ payload }) => payload.petitionId);
};

it('signatories’ names and keys go when the years are over, not a day before, and the number stays', async () => {
  const { petitionId } = await given.published();
  for (const _one of [1, 2, 3]) await signPetition((await given.tenant.person()).caller(), { petitionId });
  const age = (interval: string) =>
    given.bend(
      petitionId,
      `published_at = now() - interval '${interval}', collect_until = now() - interval '${interval}' + interval '60 days', state = 'expired', signature_count = 4`,
    );
  await age('3 years -1 day');
  await asJob((ctx) => findForgotten({}, ctx));
  expect(await waiting()).not.toContain(petitionId);
  await asJob((ctx) => anonymiseJob({ petitionId, part: 0 }, ctx));
  expect(await named(petitionId)).toBe(4);

  await age('3 years 1 day');
  await asJob((ctx) => findForgotten({}, ctx));
  expect(await waiting()).toContain(petitionId);
  await asJob((ctx) => anonymiseJob({ petitionId, part: 0 }, ctx));
  expect(await named(petitionId)).toBe(0);
  const [kept] = await given.world.asSuperuser<{ signatures: number; signature_count: number; done: boolean }>(
    `select signature_count, anonymised_at is not null as done, (select count(*)::int from petitions_petition_signature s
       where s.petition_id = p.id and standing = 'counted') as signatures from petitions_petition p where id = $1`,
    [petitionId],
  );
  expect(kept).toEqual({ signatures: 4, signature_count: 4, done: true });
});

it('goes on in batches, and leaves a petition alone that still collects', async () => {
  const { petitionId } = await given.published();
  await given.world.asSuperuser(
    `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, assurance, signed_at)
     select tenant_id, gen_random_uuid(), id, decode(md5(n::text), 'hex'), 'Сич Ян', 'eid', now()
     from petitions_petition, generate_series(1, 600) n where id = $1`,
    [petitionId],
  );
  await given.bend(petitionId, `published_at = now() - interval '4 years'`);
  await asJob((ctx) => anonymiseJob({ petitionId, part: 0 }, ctx));
  expect(await named(petitionId)).toBe(601);
  await given.bend(petitionId, `state = 'answered'`);
  await asJob((ctx) => anonymiseJob({ petitionId, part: 0 }, ctx));
  expect(await named(petitionId)).toBe(101);
  await asJob((ctx) => anonymiseJob({ petitionId, part: 1 }, ctx));
  expect(await named(petitionId)).toBe(0);
});

it('a site without English asks for no English words, and keeps those that were written', async () => {
  const owner = () => given.staff.owner.caller();
  expect(await refusalOf(createPetitionCategory(owner(), { titleUk: 'Ліси' }))).toBe('core/bad-input');
  const { categoryId } = await createPetitionCategory(owner(), { titleUk: 'Озера', titleEn: 'Lakes' });
  await updateLanguages(owner(), { locales: ['uk'], revision: 1 });
  await given.tenant.reread();
  await updatePetitionCategory(owner(), { categoryId, titleUk: 'Озера й ставки', order: 8, standing: 'open' });
  const { categoryId: forests } = await createPetitionCategory(owner(), { titleUk: 'Ліси' });
  const rows = await given.world.asSuperuser<{ title_en: string }>(
    'select title_en from petitions_petition_category where id = any ($1::uuid[]) order by title_uk',
    [[categoryId, forests]],
  );
  expect(rows.map(({ title_en }) => title_en)).toEqual(['', 'Lakes']);
  await updateLanguages(owner(), { locales: ['uk', 'en'], revision: 2 });
  await given.tenant.reread();
  // What has no English name yet has its Ukrainian one.
  expect(await given.ask(given.tenant.guest('en'), '{ petitionCategories { title } }')).toContain('Ліси');
});

it('the owner adds, renames, orders and archives categories; petitions keep theirs', async () => {
  const owner = given.staff.owner.caller();
  const { categoryId } = await createPetitionCategory(owner, { titleUk: 'Дороги', titleEn: 'Roads' });
  expect(await refusalOf(createPetitionCategory(owner, { titleUk: 'дороги', titleEn: 'Streets' }))).toBe(
    'petitions/category-taken',
  );
  const moderator = given.staff.moderator.caller();
  expect(await refusalOf(createPetitionCategory(moderator, { titleUk: 'Парки', titleEn: 'Parks' }))).toBe(
    'core/forbidden',
  );
  const author = await given.tenant.person();
  await submitPetition(author.caller(), { ...TEXT, categoryId });
  const change = { categoryId, titleUk: 'Дороги й тротуари', titleEn: 'Roads and pavements', order: 7 };
  await updatePetitionCategory(owner, { ...change, standing: 'archived' });
  expect(await refusalOf(submitPetition(author.caller(), { ...TEXT, categoryId }))).toBe('core/bad-input');
  const open = await given.ask(given.tenant.guest(), '{ petitionCategories { title } }');
  expect(open).not.toContain('Дороги');
  await updatePetitionCategory(owner, { ...change, standing: 'open' });
  expect(await given.ask(given.tenant.guest('en'), '{ petitionCategories { title } }')).toContain(
    'Roads and pavements',
  );
  const foreign = await (await given.world.tenant('lutsk')).person({ roles: ['owner'] });
  expect(await refusalOf(updatePetitionCategory(foreign.caller(), { ...change, standing: 'open' }))).toBe(
    'core/not-found',
  );
});
