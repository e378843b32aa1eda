import { afterAll, beforeAll, expect, it } from 'vitest';
import { locksOf } from '../queries/check-lock.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf } from '../test-petitions.ts';
import { lockPetition } from './lock-petition.ts';
import { publishPetition } from './publish-petition.ts';
import { releasePetition } from './release-petition.ts';
import { requestPetitionChanges } from './request-petition-changes.ts';
import { takeOverPetition } from './take-over-petition.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const moderator = () => given.staff.moderator.caller();
const colleague = () => given.staff.colleague.caller();
const lockSeenBy = async (petitionId: string, caller: ReturnType<typeof moderator>) =>
  caller.read(async (ctx) => (await locksOf([petitionId], ctx)).get(petitionId) ?? null);

async function lockedByColleague() {
  const { petitionId } = await given.submitted();
  const seen = { petitionId, textVersion: 1 };
  await lockPetition(colleague(), seen);
  return seen;
}

it('shows who has the text open and since when, and keeps others from deciding', async () => {
  const seen = await lockedByColleague();
  expect(await lockSeenBy(seen.petitionId, moderator())).toMatchObject({ by: 'Бондар Олена', mine: false });
  expect(await lockSeenBy(seen.petitionId, colleague())).toMatchObject({ mine: true });
  expect(await refusalOf(lockPetition(moderator(), seen))).toBe('core/locked');
  expect(await refusalOf(publishPetition(moderator(), seen))).toBe('core/locked');
  expect(await refusalOf(requestPetitionChanges(moderator(), { ...seen, reason: REASON }))).toBe('core/locked');
  expect(await refusalOf(publishPetition(colleague(), seen))).toBe('done');
  expect(await lockSeenBy(seen.petitionId, moderator())).toBeNull();
});

it('is given to one of two who take it at the same instant', async () => {
  const { petitionId } = await given.submitted();
  const seen = { petitionId, textVersion: 1 };
  const answers = await Promise.all([moderator(), colleague()].map((caller) => refusalOf(lockPetition(caller, seen))));
  expect(answers.sort()).toEqual(['core/locked', 'done']);
});

it('ends by itself, lasts anew when taken again, and is given back', async () => {
  const seen = await lockedByColleague();
  const before = await lockSeenBy(seen.petitionId, colleague());
  await lockPetition(colleague(), seen);
  const after = await lockSeenBy(seen.petitionId, colleague());
  expect(after!.since).toEqual(before!.since);
  expect(after!.until.getTime()).toBeGreaterThan(before!.until.getTime());
  await given.world.asSuperuser(`update edit_lock set expires_at = now() - interval '1 second' where subject_id = $1`, [
    seen.petitionId,
  ]);
  expect(await refusalOf(lockPetition(moderator(), seen))).toBe('done');
  expect(await refusalOf(releasePetition(colleague(), { petitionId: seen.petitionId }))).toBe('done');
  expect(await lockSeenBy(seen.petitionId, moderator()), 'a stranger’s release changes nothing').not.toBeNull();
  await releasePetition(moderator(), { petitionId: seen.petitionId });
  expect(await refusalOf(lockPetition(colleague(), seen))).toBe('done');
});

it('K04 is taken over with words that stand in the log', async () => {
  const seen = await lockedByColleague();
  expect(await refusalOf(takeOverPetition(moderator(), { ...seen, reason: 'бо' }))).toBe('core/bad-input');
  await takeOverPetition(moderator(), { ...seen, reason: REASON });
  expect(await refusalOf(publishPetition(colleague(), seen))).toBe('core/locked');
  const rows = await given.world.asSuperuser(
    `select reason from audit_entry where action = 'petitions.take-over-petition' and subject_id = $1`,
    [seen.petitionId],
  );
  expect(rows).toEqual([{ reason: REASON }]);
});
