import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestDraft, guestKeyHash, sealGuestText } from '../guest-drafts.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf, TEXT } from '../test-petitions.ts';
import { adoptGuestDraft } from './adopt-guest-draft.ts';
import { dropGuestDraft } from './drop-guest-draft.ts';
import { expireGuestDrafts } from './expire-guest-drafts.ts';
import { keepGuestDraft } from './keep-guest-draft.ts';

let petitions: PetitionsWorld;
beforeAll(async () => {
  petitions = await openPetitionsWorld();
});
afterAll(() => petitions.world.close());

const newKey = () => randomBytes(32).toString('hex');
const kept = (key: string) => petitions.tenant.guest().read((ctx) => guestDraft(ctx, key));

it('what a guest typed is kept part by part for his key, and for no other', async () => {
  const key = newKey();
  await keepGuestDraft(petitions.tenant.guest(), { key, title: TEXT.title });
  await keepGuestDraft(petitions.tenant.guest(), { key, essence: TEXT.essence, ownTitle: true });
  expect((await kept(key))?.text).toMatchObject({ title: TEXT.title, ownTitle: TEXT.title });
  expect(await kept(newKey())).toBeNull();
  expect(await refusalOf(keepGuestDraft(petitions.tenant.guest(), { key: 'short', title: 'x' }))).toBe(
    'core/bad-input',
  );
});

it('the database holds neither the text nor the key', async () => {
  const key = newKey();
  await keepGuestDraft(petitions.tenant.guest(), { key, title: 'Таємний намір' });
  const [row] = await petitions.world.asSuperuser<{ all: string }>(
    "select string_agg(encode(sealed, 'escape') || encode(key_hash, 'hex'), ' ') as all from petitions_guest_draft",
  );
  expect(row!.all).not.toContain(key);
  expect(Buffer.from(row!.all).includes(Buffer.from('Таємний'))).toBe(false);
  expect(petitions.world.logged.join('')).not.toContain('Таємний');
});

it('R18 a text that an earlier form sealed keeps every answer that is still asked for', async () => {
  const key = newKey();
  const caller = petitions.tenant.guest();
  await keepGuestDraft(caller, { key, title: TEXT.title });
  const sealed = sealGuestText(key, petitions.tenant.id, {
    title: TEXT.title,
    essence: TEXT.essence,
    categoryId: 'a topic of former days',
    budget: '12 500',
  } as never);
  await petitions.world.asSuperuser('update petitions_guest_draft set sealed = $1 where key_hash = $2', [
    sealed,
    guestKeyHash(key),
  ]);
  expect((await kept(key))?.text).toEqual({ title: TEXT.title, essence: TEXT.essence });
});

it('after the login it becomes a draft of the account, once', async () => {
  const key = newKey();
  await keepGuestDraft(petitions.tenant.guest(), { key, title: TEXT.title, demand: TEXT.demand });
  const person = await petitions.tenant.person();
  const attempts = await Promise.all([1, 2].map(() => refusalOf(adoptGuestDraft(person.caller(), { key }))));
  expect(attempts.sort()).toEqual(['core/not-found', 'done']);
  expect(await kept(key)).toBeNull();
  const mine = await petitions.ask(person.caller(), '{ myPetitions { title demand state draft { revision } } }');
  expect(JSON.parse(mine).data.myPetitions).toEqual([
    { title: TEXT.title, demand: TEXT.demand, state: 'DRAFT', draft: { revision: 1 } },
  ]);
});

it('it goes when it is thrown away, and when its hours are over', async () => {
  const [thrown, old] = [newKey(), newKey()];
  for (const key of [thrown, old]) await keepGuestDraft(petitions.tenant.guest(), { key, title: TEXT.title });
  await dropGuestDraft(petitions.tenant.guest(), { key: thrown });
  expect(await kept(thrown)).toBeNull();
  await petitions.world.asSuperuser(
    "update petitions_guest_draft set saved_at = now() - interval '3 days', expires_at = now() - interval '1 second'",
  );
  expect(await kept(old)).toBeNull();
  expect((await expireGuestDrafts(petitions.tenant.system(), {})).removed).toBeGreaterThan(0);
});

it('T01 a key of one hromada opens nothing in another', async () => {
  const key = newKey();
  await keepGuestDraft(petitions.tenant.guest(), { key, title: TEXT.title });
  const other = await petitions.world.tenant('lutsk');
  expect(await other.guest().read((ctx) => guestDraft(ctx, key))).toBeNull();
});
