import { formVersion } from '@viche/forms';
import { z } from 'zod';
import { wordsOfPetition } from '../../text-rules.ts';
import type { SubmissionData } from './documents.ts';
import { isTextStage, type Stage } from './stages.ts';

const answered = z.strictObject({ topic: z.string(), place: z.string() });
const nothing = z.strictObject({});

/**
 * Mark of what one page of the form asks (threats R18). The last page asks for consent to what it tells: how many signatures,
 * in which term, who must join first. It counts anew when a setting changed any of them under the open page.
 */
export function stageVersion(stage: Stage, submission?: SubmissionData): string {
  if (isTextStage(stage)) return formVersion(z.strictObject({ [stage]: wordsOfPetition[stage] }), { stage });
  if (stage === 'topic') return formVersion(answered, { stage });
  if (stage !== 'confirm' || !submission) return formVersion(nothing, { stage });
  const { moderationDays, signatureThreshold, collectDays, sponsorsNeeded, sponsorDays, authorSigns } = submission;
  const told = { moderationDays, signatureThreshold, collectDays, sponsorsNeeded, sponsorDays, authorSigns };
  return formVersion(nothing, { stage, ...told });
}
