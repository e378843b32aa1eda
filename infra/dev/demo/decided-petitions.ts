import { currentLocalDay } from '@viche/calendar';
import type { Caller } from '@viche/plugin-api';
import { addImplementationStep } from '../../../plugins/petitions/server/commands/add-implementation-step.ts';
import { announceReview } from '../../../plugins/petitions/server/commands/announce-review.ts';
import { answerPetition } from '../../../plugins/petitions/server/commands/answer-petition.ts';
import { approvePetitionAnswer } from '../../../plugins/petitions/server/commands/approve-petition-answer.ts';
import { draftPetitionAnswer } from '../../../plugins/petitions/server/commands/draft-petition-answer.ts';
import type { DecidedPetition } from './demo-petition.ts';

const DAY = 86_400_000;

type As = <R>(citizen: string, work: (caller: Caller) => Promise<R>) => Promise<R>;

/**
 * Takes a petition with enough signatures through its review, by the office's own commands. Each act looks first how far
 * the case is, so that an interrupted seed goes on where it stopped.
 */
export async function decideNow(as: As, decided: DecidedPetition, today: Date): Promise<void> {
  const { officer, approver, official, answer } = decided;
  const petitionId = await as(officer, async (caller) => {
    const petition = await readCase(caller, decided.title);
    if (petition.state === 'threshold-reached')
      await announceReview(caller, { petitionId: petition.id, body: decided.announcement, ...official });
    return petition.id;
  });
  if (!answer) return;
  const { steps, body, ...verdict } = answer;
  await as(officer, async (caller) => {
    if ((await answerOf(caller, petitionId)) !== null) return;
    const text = { ...verdict, ...official, body: body.join('\n\n') };
    await draftPetitionAnswer(caller, { petitionId, answerRevision: 0, ...text });
  });
  await as(approver, async (caller) => {
    const draft = await answerOf(caller, petitionId);
    if (draft?.state === 'draft') await approvePetitionAnswer(caller, { petitionId, answerRevision: draft.revision });
  });
  await as(officer, async (caller) => {
    const approved = await answerOf(caller, petitionId);
    if (approved?.state === 'approved') await answerPetition(caller, { petitionId, answerRevision: approved.revision });
    const promised = await caller.read((ctx) =>
      ctx.db.implementationStep.count({ where: { tenantId: ctx.tenantId, petitionId } }),
    );
    for (const { title, dueInDays } of steps.slice(promised)) {
      const dueOn = currentLocalDay(new Date(today.getTime() + dueInDays * DAY), caller.tenant.timeZone);
      await addImplementationStep(caller, { petitionId, title, dueOn });
    }
  });
}

const readCase = (caller: Caller, title: string) =>
  caller.read((ctx) =>
    ctx.db.petition.findFirstOrThrow({ where: { tenantId: ctx.tenantId, title }, select: { id: true, state: true } }),
  );

const answerOf = (caller: Caller, petitionId: string) =>
  caller.read((ctx) =>
    ctx.db.petitionAnswer.findFirst({
      where: { tenantId: ctx.tenantId, petitionId, kind: 'answer' },
      select: { state: true, revision: true },
    }),
  );
