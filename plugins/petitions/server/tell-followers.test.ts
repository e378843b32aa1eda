import { FOLLOWERS_AT_ONCE } from '@viche/host';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addImplementationStep } from './commands/add-implementation-step.ts';
import { announceReview } from './commands/announce-review.ts';
import { answerPetition } from './commands/answer-petition.ts';
import { approvePetitionAnswer } from './commands/approve-petition-answer.ts';
import { correctPetitionAnswer } from './commands/correct-petition-answer.ts';
import { draftPetitionAnswer } from './commands/draft-petition-answer.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { followPetition } from './commands/follow-petition.ts';
import { followPetitionByMail } from './commands/follow-petition-by-mail.ts';
import { pauseReview } from './commands/pause-review.ts';
import { reachThreshold } from './commands/reach-threshold.ts';
import { resumeReview } from './commands/resume-review.ts';
import { signPetition } from './commands/sign-petition.ts';
import { takeDownPetition } from './commands/take-down-petition.ts';
import { withdrawPetition } from './commands/withdraw-petition.ts';
import { type FollowsWorld, openFollowsWorld } from './test-follows.ts';
import { REASON } from './test-petitions.ts';

let given: FollowsWorld;
beforeAll(async () => {
  given = await openFollowsWorld();
  await given.tenant.set('petitions', { signatureThreshold: 4, authorSignsAutomatically: false });
});
afterAll(() => given.close());

const OFFICIAL = { officialName: 'Марко Дорошенко', officialPost: 'міський голова' };
const ANSWER = {
  outcome: 'supported' as const,
  summary: 'Перехід буде навесні',
  body: 'Перехід зробимо навесні за кошти програми.',
  ...OFFICIAL,
};
const officer = () => given.staff.officer.caller();

let serial = 0;
const freshAddress = () => {
  serial += 1;
  return `follower${serial}@mail.example`;
};
const reader = () => given.tenant.person({ email: freshAddress() });

/** Published, with an address that follows it and confirmed. */
async function followed() {
  const author = await reader();
  const { petitionId } = await given.published(author);
  const address = freshAddress();
  await followPetitionByMail(given.tenant.guest(), { petitionId, address });
  const letters = await given.letters();
  await given.confirm(letters.find(({ to }) => to === address)!.token('confirm'));
  return { petitionId, author, address };
}

async function sign(petitionId: string, people: readonly Person[]) {
  for (const person of people) await signPetition(person.caller(), { petitionId });
}

/** Letters to one address, as subjects. */
const subjectsTo = (letters: Awaited<ReturnType<FollowsWorld['letters']>>, address: string) =>
  letters.filter(({ to }) => to === address).map(({ subject }) => subject);

describe('followers are told', () => {
  it('of every public step, once, with a way out by one click', async () => {
    const { petitionId, address } = await followed();
    const told: string[] = [];
    const step = async (act: () => Promise<unknown>) => {
      await act();
      const letters = (await given.letters()).filter(({ to }) => to === address);
      for (const letter of letters) {
        expect(letter.header('list-unsubscribe')).toBe(
          `<http://slavutych.localhost/follow/end/${letter.token('end')}>`,
        );
        expect(letter.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
        expect(letter.text).toContain('ви стежите за цією петицією');
        expect(letter.text).not.toMatch(/\{\{|petitions:/);
      }
      told.push(...letters.map(({ subject }) => subject.replace(/№ \S+/, '№')));
    };
    const count = () => reachThreshold(given.tenant.system(), { petitionId });
    const signers = await Promise.all([1, 2, 3, 4].map(reader));
    await step(async () => {
      await sign(petitionId, signers.slice(0, 2));
      await count();
    });
    await step(async () => {
      await sign(petitionId, signers.slice(2));
      await count();
    });
    await step(() => announceReview(officer(), { petitionId, body: 'Розглянемо на сесії.', ...OFFICIAL }));
    await step(() => pauseReview(officer(), { petitionId, hearingOn: '2027-01-15', reason: REASON }));
    await step(() => resumeReview(officer(), { petitionId, reason: REASON }));
    await draftPetitionAnswer(officer(), { petitionId, answerRevision: 0, ...ANSWER });
    await approvePetitionAnswer(given.staff.approver.caller(), { petitionId, answerRevision: 1 });
    await step(() => answerPetition(officer(), { petitionId, answerRevision: 2 }));
    await step(() => correctPetitionAnswer(given.staff.approver.caller(), { petitionId, reason: REASON, ...ANSWER }));
    await step(() => addImplementationStep(officer(), { petitionId, title: 'Нанести розмітку', dueOn: '2027-05-01' }));
    await step(() => takeDownPetition(given.staff.owner.caller(), { petitionId, ground: 'hatred', reason: REASON }));
    expect(told).toEqual([
      'Петиція № зібрано 50 % підписів',
      'Петиція № зібрала підписи',
      'Рада розглядає петицію №',
      'Розгляд петиції № призупинено',
      'Розгляд петиції № триває',
      'Рада відповіла на петицію №',
      'Відповідь на петицію № виправлено',
      'Петиція № що вже зроблено',
      'Петицію № знято з сайту',
    ]);
  });

  it('of the end without signatures, and of a withdrawal', async () => {
    const [expired, withdrawn] = [await followed(), await followed()];
    await given.bend(
      expired.petitionId,
      `published_at = now() - interval '90 days', collect_until = now() - interval '1 second'`,
    );
    await expirePetition(given.tenant.system(), { petitionId: expired.petitionId });
    await withdrawPetition(withdrawn.author.caller(), { petitionId: withdrawn.petitionId });
    const letters = await given.letters();
    expect(subjectsTo(letters, expired.address)).toEqual([expect.stringContaining('не набрала підписів')]);
    expect(subjectsTo(letters, withdrawn.address)).toEqual([expect.stringContaining('відкликав')]);
  });

  it('in their language', async () => {
    const { petitionId } = await given.published(await reader());
    await given.letters();
    const address = freshAddress();
    await followPetitionByMail(given.tenant.guest('en'), { petitionId, address });
    const [letter] = await given.letters();
    expect(letter!.subject).toContain('Confirm');
    expect(letter!.text).toContain('/en/follow/confirm/');
    await given.confirm(letter!.token('confirm'));
    await sign(petitionId, [await reader()]);
    await reachThreshold(given.tenant.system(), { petitionId });
    expect(subjectsTo(await given.letters(), address)).toEqual([
      expect.stringMatching(/^Petition No\. .*: 25% of the signatures$/),
    ]);
  });

  it('once, when deliveries come three times', async () => {
    const { petitionId, address } = await followed();
    await sign(petitionId, [await reader()]);
    await reachThreshold(given.tenant.system(), { petitionId });
    expect(subjectsTo(await given.letters(3), address)).toHaveLength(1);
  });

  it('once, whoever signed and follows, or follows by account and by mail; the author in a letter of his own', async () => {
    const { petitionId, author } = await followed();
    const both = freshAddress();
    const signer = await given.tenant.person({ email: both });
    await followPetition(signer.caller(), { petitionId });
    await followPetition(author.caller(), { petitionId });
    await followPetitionByMail(given.tenant.guest(), { petitionId, address: both.toUpperCase() });
    const asked = (await given.letters()).find(({ to }) => to.toLowerCase() === both)!;
    await given.confirm(asked.token('confirm'));
    await sign(petitionId, [signer, await reader(), await reader(), await reader()]);
    await reachThreshold(given.tenant.system(), { petitionId });
    await given.letters();
    await announceReview(officer(), { petitionId, body: 'Розглянемо на сесії.', ...OFFICIAL });
    const letters = await given.letters();
    expect(letters.filter(({ to }) => to.toLowerCase() === both)).toHaveLength(1);
    expect(await given.lettersTo(author)).toEqual(['submitted', 'published', 'thresholdReached', 'reviewAnnounced']);
  });

  it('no more, who ended it while the letter waited, or was erased', async () => {
    const { petitionId, address } = await followed();
    const left = await reader();
    await followPetition(left.caller(), { petitionId });
    const [byMail] = (await given.follows(petitionId)).filter((follow) => follow.participant_id === null);
    await sign(petitionId, [await reader()]);
    await reachThreshold(given.tenant.system(), { petitionId });
    await given.end(await given.tokenFor('end', byMail!.id));
    await given.eraseAccount(left);
    const letters = await given.letters();
    expect(subjectsTo(letters, address)).toEqual([]);
    expect(await given.follows(petitionId)).toEqual([]);
  });

  it('by batches: no transaction holds more than some hundreds of letters', async () => {
    const { petitionId } = await followed();
    const crowd = FOLLOWERS_AT_ONCE * 2 + 7;
    await given.world.asSuperuser(
      `insert into subscription (tenant_id, id, email_hash, address, subject_type, subject_id, confirmed_at)
       select $1, gen_random_uuid(), decode(md5(n::text), 'hex'), '\\x00', 'Petition', $2, now() from generate_series(1, $3::int) n`,
      [given.tenant.id, petitionId, crowd],
    );
    await given.fanOut(petitionId);
    const [{ batches, letters }] = (await given.world.asSuperuser<{ batches: number; letters: number }>(
      `select (select count(*)::int from outbox_job where key = 'tellFollowers' and payload -> 'subject' ->> 'id' = $1) as batches,
        (select count(*)::int from notification where template = 'milestoneToFollower' and params ->> 'petitionId' = $1) as letters`,
      [petitionId],
    )) as [{ batches: number; letters: number }];
    expect(letters).toBe(crowd + 1);
    expect(batches).toBe(3);
  });
});
