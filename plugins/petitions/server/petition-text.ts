import { oneLine, wholeText as tidyText } from '@viche/forms';
import { cleanText } from '@viche/i18n';
import { BadInput, type PluginContext } from '@viche/plugin-api';
import { normOf as termsNorm } from '@viche/search';
import { z } from 'zod';
import type { PetitionSettings } from '../plugin.ts';
import { isAllCapitals, wordsOfPetition } from '../text-rules.ts';

const LETTERS = /\p{L}/u;

/** What a person writes: cleaned, trimmed, with at least some letters in it. */
export const writtenText = (min: number, max: number) =>
  z
    .string()
    .max(max * 2)
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().min(min).max(max).regex(LETTERS));

/** Reason of an act of staff: told to the author, kept in the log. */
export const reasonText = (min: number) => writtenText(min, 2_000);

/** The text of a petition, as its author hands it in. */
export const petitionText = { ...wordsOfPetition, categoryId: z.uuid().optional(), territoryId: z.uuid().optional() };

/** Longest part that a draft keeps as it was typed, so that a text that is too long is not lost while it is shortened. */
const MOST_KEPT = 30_000;

/** The text while it is written: cleaned and in whatever length, for only what is handed in must be right. */
export const draftText = {
  title: z.string().max(MOST_KEPT).overwrite(oneLine).optional(),
  essence: z.string().max(MOST_KEPT).overwrite(tidyText).optional(),
  demand: z.string().max(MOST_KEPT).overwrite(tidyText).optional(),
  /** Null takes the category or the place away. */
  categoryId: z.uuid().nullable().optional(),
  territoryId: z.uuid().nullable().optional(),
};

export interface PetitionText {
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
}

/** @throws {BadInput} for a title in capitals where the hromada refuses them; capitals are read as shouting */
export function refuseCapitals({ capitalTitles }: PetitionSettings, title: string): void {
  if (capitalTitles === 'refuse' && isAllCapitals(title))
    throw new BadInput({ fields: [{ field: 'title', problem: 'petitions:problem.capitals' }] });
}

/** What the petition is found by. */
export const normOf = ({ title, essence, demand }: PetitionText): string =>
  termsNorm({ title, body: `${essence}\n${demand}` });

/** Keeps the text as it was handed in. */
export async function keepRevision(
  { db, tenantId }: Pick<PluginContext, 'db' | 'tenantId'>,
  petitionId: string,
  version: number,
  { title, essence, demand }: PetitionText,
  submittedAt: Date,
): Promise<void> {
  await db.petitionRevision.create({
    data: { tenantId, petitionId, version, title, essence, demand, submittedAt },
    select: { id: true },
  });
}
