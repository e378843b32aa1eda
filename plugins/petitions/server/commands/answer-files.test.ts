import { docx, pdf, signature } from '@viche/storage/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPetitionsWorld, type PetitionsWorld, refusalOf } from '../test-petitions.ts';
import { announceReview } from './announce-review.ts';
import { answerPetition } from './answer-petition.ts';
import { approvePetitionAnswer } from './approve-petition-answer.ts';
import { draftPetitionAnswer } from './draft-petition-answer.ts';

let world: PetitionsWorld;
beforeAll(async () => {
  world = await openPetitionsWorld();
});
afterAll(() => world.world.close());

const OFFICIAL = { officialName: 'Оксана Мельник', officialPost: 'Міська голова' };
const ANSWER = {
  outcome: 'supported' as const,
  summary: 'Перехід буде до осені',
  body: 'Виконавчий комітет передбачив кошти на безпечний перехід.',
  ...OFFICIAL,
};
const FILES = `query Files($ref: String!) { petition(ref: $ref) { answerAttachments { fileName kind url signers } } }`;

async function sent(bytes: Buffer, name: string): Promise<string> {
  const kept = await world.tenant.sendFile(world.staff.officer, bytes, name);
  if (!kept.done) throw new Error(kept.problem);
  return kept.fileId;
}

async function overThreshold(): Promise<string> {
  const { petitionId } = await world.published();
  await world.bend(petitionId, `state = 'threshold-reached', threshold_reached_at = now()`);
  return petitionId;
}

async function asked(petitionId: string): Promise<string> {
  const [row] = await world.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
    petitionId,
  ]);
  return world.ask(world.tenant.guest(), FILES, { ref: row!.ref });
}

describe('files of what the council publishes', () => {
  it('come with the announcement, at once for everybody', async () => {
    const petitionId = await overThreshold();
    const fileIds = [await sent(await docx(), 'розпорядження.docx')];
    await announceReview(world.staff.officer.caller(), {
      petitionId,
      body: 'Рада розгляне петицію.',
      ...OFFICIAL,
      fileIds,
    });
    expect(await asked(petitionId)).toMatch(/"fileName":"розпорядження\.docx".*files\.localhost:3000\/[\w-]+"/);
  });

  it('of an answer are the officer’s to change until it is published; a hromada may demand a signature', async () => {
    const petitionId = await overThreshold();
    const { officer, approver } = world.staff;
    await announceReview(officer.caller(), { petitionId, body: 'Рада розгляне петицію.', ...OFFICIAL });
    const plan = await sent(pdf(), 'план.pdf');
    const draft = (more: object, answerRevision: number) =>
      draftPetitionAnswer(officer.caller(), { petitionId, answerRevision, ...ANSWER, ...more });
    await draft({ fileIds: [plan] }, 0);
    expect(await asked(petitionId)).not.toContain('план.pdf');
    await world.tenant.set('petitions', { answerMustBeSigned: true });
    await approvePetitionAnswer(approver.caller(), { petitionId, answerRevision: 1 });
    const publish = (answerRevision: number) =>
      refusalOf(answerPetition(officer.caller(), { petitionId, answerRevision }));
    expect(await publish(2)).toBe('petitions/answer-unsigned');

    const signed = await sent((await signature()).cms, 'відповідь.p7s');
    await draft({ fileIds: [signed], removedFileIds: [plan] }, 2);
    await approvePetitionAnswer(approver.caller(), { petitionId, answerRevision: 3 });
    expect(await publish(4)).toBe('done');
    const shown = await asked(petitionId);
    expect(shown).not.toContain('план.pdf');
    expect(shown).toContain('Славутицька міська рада');
    expect(shown).not.toContain('1234567890');
    await world.tenant.set('petitions', {});
  });
});
