import { Conflict, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { WrongState } from './errors.ts';
import { writtenText } from './petition-text.ts';

export const ANSWER_OUTCOMES = ['supported', 'partly-supported', 'declined'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/** What an answer says: the verdict, the same in one sentence, why, and who answers. */
export const answerText = {
  outcome: z.enum(ANSWER_OUTCOMES),
  summary: writtenText(10, 200),
  body: writtenText(30, 20_000),
  officialName: writtenText(3, 120),
  officialPost: writtenText(3, 200),
};

/**
 * The answer on its way, as the person saw it.
 *
 * @throws {Conflict} when somebody has changed it since
 */
export async function answerSeen(
  { db, tenantId }: Pick<PluginContext, 'db' | 'tenantId'>,
  petitionId: string,
  state: 'draft' | 'approved',
  answerRevision: number,
) {
  const answer = await db.petitionAnswer.findFirst({ where: { tenantId, petitionId, kind: 'answer' } });
  if (!answer) throw new NotFound({});
  if (answer.state !== state) throw new WrongState({ state: answer.state });
  if (answer.revision !== answerRevision) throw new Conflict({});
  return answer;
}
