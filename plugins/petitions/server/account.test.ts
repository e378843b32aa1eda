import { chooseLetters, dataPage, endLetters, exportPerson } from '@viche/host';
import { HOSTILE, type Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followPetition } from './commands/follow-petition.ts';
import { signPetition } from './commands/sign-petition.ts';
import petitions from './index.ts';
import { type FollowsWorld, openFollowsWorld } from './test-follows.ts';
import { refusalOf } from './test-petitions.ts';

let given: FollowsWorld;
beforeAll(async () => {
  given = await openFollowsWorld();
});
afterAll(() => given.close());

let serial = 0;
const resident = (): Promise<Person> => {
  serial += 1;
  return given.tenant.person({ email: `resident${serial}@mail.example` });
};
const off = (person: Person, ...topics: readonly string[]) =>
  chooseLetters([petitions])(person.caller(), {
    off: topics.map((topic) => ({ plugin: 'petitions', topic })),
    locale: 'uk',
  });

async function published() {
  const made = await given.published();
  await given.letters();
  return made;
}

describe('letters that a reader chooses', () => {
  it('stop when their topic is switched off, and come again when it is on', async () => {
    const person = await resident();
    await off(person, 'signed');
    await signPetition(person.caller(), { petitionId: (await published()).petitionId });
    expect(await given.letters()).toEqual([]);
    await off(person);
    await signPetition(person.caller(), { petitionId: (await published()).petitionId });
    expect(await given.letters()).toHaveLength(1);
  });

  it('carry a link that ends their topic, twice and after a change of mind, without a login', async () => {
    const person = await resident();
    await signPetition(person.caller(), { petitionId: (await published()).petitionId });
    const [letter] = await given.letters();
    expect(letter!.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const [, plugin, topic, token] = /\/letters\/end\/([\w-]+)\/(\w+)\/([\w-]{43})/.exec(
      letter!.header('list-unsubscribe')!,
    )!;
    const end = endLetters([petitions]);
    const link = { plugin: plugin!, topic: topic!, token: token! };
    await end(given.tenant.guest(), link);
    await end(given.tenant.guest(), link);
    await signPetition(person.caller(), { petitionId: (await published()).petitionId });
    expect(await given.letters()).toEqual([]);
    // A link is for one topic of one reader; what the law demands has none.
    for (const wrong of [{ topic: 'followed' }, { topic: 'own' }, { plugin: 'core' }, { token: 'x'.repeat(43) }])
      expect(await refusalOf(end(given.tenant.guest(), { ...link, ...wrong }))).toBe('core/not-found');
    const consents = await given.world.asSuperuser('select purpose, act from consent where participant_id = $1', [
      person.actor.participantId,
    ]);
    expect(consents).toEqual([{ purpose: 'letters:petitions.signed', act: 'withdrawn' }]);
  });

  it('keep the link of the follow that asked for them', async () => {
    const person = await resident();
    const { petitionId } = await published();
    await followPetition(person.caller(), { petitionId });
    await given.fanOut(petitionId);
    const [letter] = await given.letters();
    expect(letter!.header('list-unsubscribe')).toContain('/follow/end/');
    await off(person, 'followed');
    await given.fanOut(petitionId);
    expect(await given.letters()).toEqual([]);
  });

  it('cannot be switched off where the law demands them', async () => {
    const person = await resident();
    expect(await refusalOf(off(person, 'own'))).toBe('core/letter-demanded');
    expect(await refusalOf(off(person, 'nothing'))).toBe('core/not-found');
    expect(await refusalOf(off(person, 'desk'))).toBe('core/not-found');
    await given.published(person);
    const [submitted] = (await given.letters()).filter(({ to }) => to.startsWith('resident'));
    expect(submitted!.header('list-unsubscribe')).toBeUndefined();
  });
});

describe('the person’s own record', () => {
  const ACTIVITY = '{ myActivity { entries { act title path module } next } }';

  it('lists acts in all modules, the latest first, and nobody else’s', async () => {
    const person = await resident();
    const { petitionId } = await given.published(person);
    await signPetition(person.caller(), { petitionId: (await given.published()).petitionId });
    const { entries, next } = JSON.parse(await given.ask(person.caller(), ACTIVITY)).data.myActivity;
    expect(entries.map(({ act }: { act: string }) => act)).toEqual([
      'Підписали петицію',
      // The author's own signature comes with the publication.
      'Підписали петицію',
      'Подали петицію',
    ]);
    expect(next).toBeNull();
    // A text that was taken down is not told again.
    await given.bend(petitionId, 'text_hidden = true');
    expect(await given.ask(person.caller(), ACTIVITY)).toContain('Текст приховано');
    expect(JSON.parse(await given.ask((await resident()).caller(), ACTIVITY)).data.myActivity.entries).toEqual([]);
  });

  it('tells where one page ends and the next begins', async () => {
    const person = await resident();
    for (let time = 0; time < 31; time += 1) {
      const { petitionId } = await given.published();
      await signPetition(person.caller(), { petitionId });
    }
    const first = JSON.parse(await given.ask(person.caller(), ACTIVITY)).data.myActivity;
    expect(first.entries).toHaveLength(30);
    const rest = await given.ask(
      person.caller(),
      ACTIVITY.replace('myActivity', `myActivity(before: "${first.next}")`),
    );
    expect(JSON.parse(rest).data.myActivity).toMatchObject({ entries: [{ act: 'Підписали петицію' }], next: null });
  });

  it('is a page that shows all texts as text, in words of the reader’s language', async () => {
    const person = await resident();
    await given.published(person);
    const { host } = given.world;
    const bundle = (await host.tenants.byId(given.tenant.id))!;
    const data = await host.pool.scoped(given.tenant.id, (session) =>
      exportPerson(host, { bundle, session }, person.actor.participantId!),
    );
    const page = dataPage(data, host.translators.uk, { hromada: `Рада ${HOSTILE}`, at: '22 листопада' });
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    for (const words of ['Обліковий запис', 'Подані петиції', 'Пошта', 'resident']) expect(page).toContain(words);
    // Every field that an account can have is named, in both languages.
    for (const locale of ['uk', 'en'] as const) {
      const known = dataPage(data, host.translators[locale], { hromada: 'x', at: 'x' });
      expect([...known.matchAll(/<(?:dt|h2)>([a-z]\w*)</g)].map(([, key]) => key)).toEqual([]);
    }
  });
});
