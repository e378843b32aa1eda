import { followToken } from '@viche/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followPetition } from './commands/follow-petition.ts';
import { followPetitionByMail } from './commands/follow-petition-by-mail.ts';
import { unfollowPetition } from './commands/unfollow-petition.ts';
import { type FollowsWorld, openFollowsWorld } from './test-follows.ts';
import { refusalOf } from './test-petitions.ts';

let given: FollowsWorld;
beforeAll(async () => {
  given = await openFollowsWorld();
});
afterAll(() => given.close());

let serial = 0;
const freshAddress = () => {
  serial += 1;
  return `reader${serial}@mail.example`;
};
const ask = (petitionId: string, address: string) =>
  followPetitionByMail(given.tenant.guest(), { petitionId, address });
const BY_MAIL =
  'mutation($input: FollowPetitionByMailInput!) { followPetitionByMail(input: $input) { __typename ... on Petition { ref } ... on Error { code message } ... on BadInputError { fields { field problem } } } }';

async function published() {
  const made = await given.published();
  await given.letters();
  return made;
}

describe('follow by mail', () => {
  it('sends nothing but one letter that asks, until its link is confirmed', async () => {
    const { petitionId } = await published();
    const address = freshAddress();
    await ask(petitionId, address);
    expect(await given.follows(petitionId)).toMatchObject([{ confirmed: false }]);
    const [letter, ...more] = await given.letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ to: address, subject: expect.stringContaining('Підтвердьте') });
    expect(letter!.header('list-unsubscribe')).toBeUndefined();
    expect(await given.confirm(letter!.token('confirm'))).toBe('done');
    expect(await given.follows(petitionId)).toMatchObject([{ confirmed: true }]);
    // Pressed again, it says the same.
    expect(await given.confirm(letter!.token('confirm'))).toBe('done');
  });

  it('keeps the address sealed, and out of jobs and logs', async () => {
    const { petitionId } = await published();
    const address = freshAddress();
    await ask(petitionId, address);
    await given.letters();
    const rows = await given.world.asSuperuser<{ all: string }>(
      `select s::text as all from subscription s union all select j::text from outbox_job j union all select n::text from notification n`,
    );
    const hex = Buffer.from(address).toString('hex');
    expect(rows.filter(({ all }) => all.includes(address) || all.includes(hex))).toEqual([]);
    expect(given.world.logged.filter((line) => line.includes(address))).toEqual([]);
  });

  it('M04 bombs nobody: fifty requests are three letters, and all answers are the same', async () => {
    const { petitionId } = await published();
    const victim = freshAddress();
    const answers: string[] = [];
    for (let request = 0; request < 50; request += 1)
      answers.push(await given.ask(given.tenant.guest(), BY_MAIL, { input: { petitionId, address: victim } }));
    expect(new Set(answers).size).toBe(1);
    expect((await given.letters()).map(({ to }) => to)).toEqual([victim, victim, victim]);
  });

  it('M04 counts an address over all petitions and hromadas, however it is spelt', async () => {
    const [one, two] = [await published(), await published()];
    const neighbour = await given.world.tenant('lutsk');
    const victim = freshAddress();
    await ask(one.petitionId, victim);
    await ask(two.petitionId, victim.toUpperCase());
    await ask(one.petitionId, victim);
    await ask(two.petitionId, victim);
    expect(await given.letters()).toHaveLength(3);
    expect(neighbour.id).not.toBe(given.tenant.id);
  });

  it('M04 answers for a known, a waiting and a confirmed address as for one never seen', async () => {
    const { petitionId } = await published();
    const [waiting, confirmed, known, unknown] = [freshAddress(), freshAddress(), freshAddress(), freshAddress()];
    await given.tenant.person({ email: known });
    await ask(petitionId, waiting);
    await ask(petitionId, confirmed);
    const asked = await given.letters();
    await given.confirm(asked.find(({ to }) => to === confirmed)!.token('confirm'));
    const answers = [];
    for (const address of [waiting, confirmed, known, unknown])
      answers.push(await given.ask(given.tenant.guest(), BY_MAIL, { input: { petitionId, address } }));
    expect(new Set(answers).size).toBe(1);
    const letters = await given.letters();
    expect(letters.map(({ to }) => to).sort()).toEqual([waiting, confirmed, known, unknown].sort());
    // Only its own reader learns that an address is on the list already, and how to leave it.
    const already = letters.find(({ to }) => to === confirmed)!;
    expect(already.subject).toContain('вже отримуєте');
    expect(await given.end(already.token('end'))).toBe('done');
  });

  it.each(['olena', 'olena@', 'a@b', 'olena@mail.example\r\nBcc: all@mail.example', `${'a'.repeat(250)}@mail.example`])(
    'M01 refuses %j beside its field and sends nothing',
    async (address) => {
      const { petitionId } = await published();
      const answer = await given.ask(given.tenant.guest(), BY_MAIL, { input: { petitionId, address } });
      expect(answer).toContain('"field":"address"');
      expect(await given.follows(petitionId)).toEqual([]);
      expect(await given.letters()).toEqual([]);
    },
  );

  it('does not let follow what nobody may see, and what has ended', async () => {
    const { petitionId } = await given.submitted();
    expect(await refusalOf(ask(petitionId, freshAddress()))).toBe('core/not-found');
    const { petitionId: ended } = await published();
    await given.bend(ended, `state = 'expired'`);
    expect(await refusalOf(ask(ended, freshAddress()))).toBe('core/not-found');
  });
});

describe('links of letters', () => {
  async function waiting() {
    const { petitionId } = await published();
    await ask(petitionId, freshAddress());
    const [letter] = await given.letters();
    const [follow] = await given.follows(petitionId);
    return { petitionId, letter: letter!, followId: follow!.id };
  }

  it('work for one use and one hromada, and whole only', async () => {
    const { petitionId, letter, followId } = await waiting();
    const neighbour = await given.world.tenant('kyiv');
    const foreign = (await given.world.host.tenants.byId(neighbour.id))!.keys;
    const token = letter.token('confirm');
    const tries = [
      followToken(foreign, 'confirm', followId),
      await given.tokenFor('end', followId),
      `${token.slice(0, -2)}AA`,
      token.slice(0, -1),
      '',
      'A'.repeat(43),
    ];
    for (const forged of tries) expect(await given.confirm(forged)).toBe('core/not-found');
    for (const forged of [followToken(foreign, 'end', followId), token])
      expect(await given.end(forged)).toBe('core/not-found');
    expect(await given.follows(petitionId)).toMatchObject([{ confirmed: false }]);
  });

  it('end a follow once for all: twice is the same, and nothing of the address stays', async () => {
    const { petitionId, letter, followId } = await waiting();
    await given.confirm(letter.token('confirm'));
    const end = await given.tokenFor('end', followId);
    expect(await given.end(end)).toBe('done');
    expect(await given.end(end)).toBe('done');
    expect(await given.follows(petitionId)).toEqual([]);
    expect(await given.confirm(letter.token('confirm'))).toBe('core/not-found');
  });

  it('confirm for seven days; then the night forgets the address', async () => {
    const { petitionId, letter, followId } = await waiting();
    await given.world.asSuperuser(`update subscription set created_at = now() - interval '8 days' where id = $1`, [
      followId,
    ]);
    expect(await given.confirm(letter.token('confirm'))).toBe('core/not-found');
    await given.world.asSuperuser(
      `insert into outbox_job (tenant_id, id, plugin, key, payload, run_at, request_id, created_at)
       values ($1, gen_random_uuid(), 'core', 'tidy', '{}', now(), 'test', now())`,
      [given.tenant.id],
    );
    await given.letters();
    expect(await given.follows(petitionId)).toEqual([]);
  });
});

describe('follow by account', () => {
  it('begins and ends, twice as once, and shows to the follower alone', async () => {
    const { petitionId } = await published();
    const person = await given.tenant.person({ email: freshAddress() });
    const following = () =>
      given.ask(
        person.caller(),
        '{ myFollows { path byMail confirmed } petitions(first: 1) { edges { node { following } } } }',
      );
    await followPetition(person.caller(), { petitionId });
    await followPetition(person.caller(), { petitionId });
    expect(await given.follows(petitionId)).toMatchObject([
      { participant_id: person.actor.participantId, confirmed: true },
    ]);
    expect(await following()).toMatch(/"byMail":false.*"following":true/);
    const other = await given.tenant.person({ email: freshAddress() });
    expect(await given.ask(other.caller(), '{ myFollows { id } }')).toBe('{"data":{"myFollows":[]}}');
    expect(await given.ask(given.tenant.guest(), '{ myFollows { id } }')).toContain('core/sign-in');
    await unfollowPetition(person.caller(), { petitionId });
    await unfollowPetition(person.caller(), { petitionId });
    expect(await given.follows(petitionId)).toEqual([]);
  });

  it('needs a verified address', async () => {
    const { petitionId } = await published();
    const person = await given.tenant.person();
    expect(await refusalOf(followPetition(person.caller(), { petitionId }))).toBe('petitions/no-address');
    expect(await refusalOf(followPetition(given.tenant.guest(), { petitionId }))).toBe('core/sign-in');
  });
});
