import { type Builder, commandField } from '@viche/graphql';
import { ANSWER_OUTCOMES, type AnswerOutcome } from '../answers.ts';
import { addImplementationStep } from '../commands/add-implementation-step.ts';
import { announceReview } from '../commands/announce-review.ts';
import { answerPetition } from '../commands/answer-petition.ts';
import { approvePetitionAnswer } from '../commands/approve-petition-answer.ts';
import { correctPetitionAnswer } from '../commands/correct-petition-answer.ts';
import { draftPetitionAnswer } from '../commands/draft-petition-answer.ts';
import { handOverPetition } from '../commands/hand-over-petition.ts';
import { pauseReview } from '../commands/pause-review.ts';
import { resumeReview } from '../commands/resume-review.ts';
import { setPetitionLetters } from '../commands/set-petition-letters.ts';
import { STEP_STATES, updateImplementationStep } from '../commands/update-implementation-step.ts';
import {
  type AnswerRow,
  answersOf,
  type HandoverRow,
  handoverOf,
  hearingOf,
  type StepRow,
  stepsOf,
} from '../queries/answers.ts';
import { mySignature } from './my-signature.ts';
import { enumValues, type LoadPetition, OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** What happens after the threshold, or after the time is over. */
export function addAfter(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  const { Outcome, StepState } = addFields(builder, Petition);
  const petition = { type: Petition, load, ids: { petitionId: 'Petition' } };
  commandField(builder, announceReview, { ...petition, description: 'Announces that the council reviews it.' });
  commandField(builder, pauseReview, { ...petition, description: 'Stops the term of the review for hearings.' });
  commandField(builder, resumeReview, { ...petition, description: 'Lets the term of the review run again.' });
  commandField(builder, draftPetitionAnswer, {
    ...petition,
    inputTypes: { outcome: Outcome },
    description: 'Writes the answer, or writes it anew.',
  });
  commandField(builder, approvePetitionAnswer, { ...petition, description: 'Approves the answer as it was read.' });
  commandField(builder, answerPetition, { ...petition, description: 'Publishes the approved answer.' });
  commandField(builder, correctPetitionAnswer, {
    ...petition,
    inputTypes: { outcome: Outcome },
    description: 'Publishes a correction beside the answer.',
  });
  commandField(builder, addImplementationStep, { ...petition, description: 'Promises a dated step.' });
  commandField(builder, updateImplementationStep, {
    ...petition,
    inputTypes: { state: StepState },
    description: 'Says how far a step has come.',
  });
  commandField(builder, handOverPetition, { ...petition, description: 'Notes the number of the author’s appeal.' });
  commandField(builder, setPetitionLetters, {
    ...petition,
    description: 'Whether a signatory is told what becomes of it.',
  });
}

function addFields(builder: Builder, Petition: PetitionRef) {
  const Outcome = builder.enumType('PetitionOutcome', { extensions: OWNED, values: enumValues(ANSWER_OUTCOMES) });
  const StepState = builder.enumType('PetitionStepState', { extensions: OWNED, values: enumValues(STEP_STATES) });
  const Answer = builder.objectRef<AnswerRow>('PetitionAnswer').implement({
    extensions: OWNED,
    description: 'What the council says in public: an announcement, an answer, a correction beside it.',
    fields: (t) => ({
      kind: t.exposeString('kind'),
      outcome: t.field({
        type: Outcome,
        nullable: true,
        resolve: ({ outcome }) => ANSWER_OUTCOMES.find((known): known is AnswerOutcome => known === outcome) ?? null,
      }),
      summary: t.exposeString('summary'),
      body: t.exposeString('body'),
      officialName: t.exposeString('officialName'),
      officialPost: t.exposeString('officialPost'),
      reason: t.exposeString('reason', { nullable: true }),
      state: t.exposeString('state'),
      revision: t.exposeInt('revision'),
      publishedAt: t.field({ type: 'DateTime', nullable: true, resolve: (answer) => answer.publishedAt }),
    }),
  });
  const Step = builder.objectRef<StepRow>('PetitionImplementationStep').implement({
    extensions: OWNED,
    description: 'A dated step that the council promised.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      title: t.exposeString('title'),
      dueOn: t.field({ type: 'Day', resolve: (step) => step.dueOn }),
      state: t.exposeString('state'),
      note: t.exposeString('note'),
      doneOn: t.field({ type: 'Day', nullable: true, resolve: (step) => step.doneOn }),
      revision: t.exposeInt('revision'),
    }),
  });
  const Handover = builder.objectRef<HandoverRow>('PetitionAppealHandover').implement({
    extensions: OWNED,
    description: 'An expired petition on its way to be an appeal of its author. For staff and the author.',
    fields: (t) => ({
      state: t.exposeString('state'),
      documentNumber: t.exposeString('documentNumber', { nullable: true }),
      registeredAt: t.field({ type: 'DateTime', nullable: true, resolve: (handover) => handover.registeredAt }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    answers: t.field({
      type: [Answer],
      description: 'What was published; staff see what is on its way too.',
      resolve: async ({ id, announcedAt }, _args, ctx) => {
        if (!announcedAt) return [];
        const seesAll = ctx.ability.can('read-all', 'Petition');
        return (await answersOf(ctx, id)).filter(({ state }) => seesAll || state === 'published');
      },
    }),
    implementation: t.field({
      type: [Step],
      resolve: ({ id, answeredAt }, _args, ctx) => (answeredAt ? stepsOf(ctx, id) : []),
    }),
    hearingOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'Day of the hearings for which the review stands now.',
      resolve: ({ id, state }, _args, ctx) => (state === 'in-review' ? hearingOf(ctx, id) : null),
    }),
    handover: t.field({
      type: Handover,
      nullable: true,
      resolve: ({ id, state, authorId }, _args, ctx) => {
        const own = authorId !== null && authorId === ctx.actor.participantId;
        return state === 'expired' && (own || ctx.ability.can('read-all', 'Petition')) ? handoverOf(ctx, id) : null;
      },
    }),
    myLetters: t.boolean({
      nullable: true,
      description: 'Whether the viewer, a signatory, is told what becomes of it; null for others.',
      resolve: async ({ id }, _args, ctx) => (await mySignature(ctx, id))?.wantsLetters ?? null,
    }),
  }));
  return { Outcome, StepState };
}
