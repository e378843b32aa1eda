import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf } from '../test-petitions.ts';
import { publishPetition } from './publish-petition.ts';
import { requestPetitionChanges } from './request-petition-changes.ts';
import { signPetition } from './sign-petition.ts';
import { withdrawPetition } from './withdraw-petition.ts';
import { withdrawSignature } from './withdraw-signature.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const liveSignatures = async (petitionId: string) => {
  const [row] = await given.world.asSuperuser<{ n: number }>(
    'select count(*)::int as n from petitions_petition_signature where petition_id = $1 and withdrawn_at is null',
    [petitionId],
  );
  return row!.n;
};

describe('an author', () => {
  it('takes a petition back in the check, while it is mended and while it collects', async () => {
    const waiting = await given.submitted();
    const mended = await given.submitted();
    await requestPetitionChanges(given.staff.moderator.caller(), {
      petitionId: mended.petitionId,
      textVersion: 1,
      reason: REASON,
    });
    const collecting = await given.published();
    for (const { petitionId, author } of [waiting, mended, collecting]) {
      await withdrawPetition(author.caller(), { petitionId });
      expect(await given.row(petitionId)).toMatchObject({ state: 'withdrawn' });
      const open = await given.world.asSuperuser(
        `select kind from deadline where subject_id = $1 and state in ('running', 'paused')`,
        [petitionId],
      );
      expect(open).toEqual([]);
    }
    const seen = { petitionId: waiting.petitionId, textVersion: 1 };
    expect(await refusalOf(publishPetition(given.staff.moderator.caller(), seen))).toBe('petitions/not-moderatable');
  });

  it('cannot take back what somebody else has signed, nor another’s petition', async () => {
    const { petitionId, author } = await given.published();
    const stranger = await given.tenant.person();
    expect(await refusalOf(withdrawPetition(stranger.caller(), { petitionId }))).toBe('core/not-found');
    await signPetition(stranger.caller(), { petitionId });
    expect(await refusalOf(withdrawPetition(author.caller(), { petitionId }))).toBe('petitions/has-signatures');
  });

  it('withdraws while the first stranger signs: one of the two happens, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { petitionId, author } = await given.published();
      const stranger = await given.tenant.person();
      const [withdrawn, signed] = await Promise.all([
        refusalOf(withdrawPetition(author.caller(), { petitionId })),
        refusalOf(signPetition(stranger.caller(), { petitionId })),
      ]);
      expect(
        [withdrawn, signed].filter((outcome) => outcome === 'done'),
        `${withdrawn} ${signed}`,
      ).toHaveLength(1);
    }
  });
});

describe('a signatory', () => {
  it('takes the signature back only where the hromada allows it, and may give it again', async () => {
    const { petitionId } = await given.published();
    const person = await given.tenant.person();
    await signPetition(person.caller(), { petitionId });
    const withdraw = () => refusalOf(withdrawSignature(person.caller(), { petitionId }));
    expect(await withdraw()).toBe('petitions/withdrawal-off');
    await given.tenant.set('petitions', { allowSignatureWithdrawal: true });
    const before = await liveSignatures(petitionId);
    expect(await withdraw()).toBe('done');
    expect(await withdraw()).toBe('petitions/not-signed');
    expect(await liveSignatures(petitionId)).toBe(before - 1);
    await signPetition(person.caller(), { petitionId });
    expect(await liveSignatures(petitionId)).toBe(before);
    await given.bend(
      petitionId,
      `published_at = now() - interval '90 days', collect_until = now() - interval '1 second'`,
    );
    expect(await withdraw()).toBe('core/closed');
    await given.tenant.set('petitions', {});
  });

  it('cannot wash off an invalidated signature by taking it back', async () => {
    await given.tenant.set('petitions', { allowSignatureWithdrawal: true });
    const { petitionId } = await given.published();
    const person = await given.tenant.person();
    await signPetition(person.caller(), { petitionId });
    await given.world.asSuperuser(
      `update petitions_petition_signature set standing = 'invalidated' where petition_id = $1 and participant_id = $2`,
      [petitionId, person.actor.participantId],
    );
    expect(await refusalOf(withdrawSignature(person.caller(), { petitionId }))).toBe('petitions/not-signed');
    expect(await refusalOf(signPetition(person.caller(), { petitionId }))).toBe('petitions/already-signed');
  });
});
