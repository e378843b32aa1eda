import { cleanText } from '@viche/i18n';
import type { PluginContext } from '@viche/plugin-api';
import { normOf as termsNorm } from '@viche/search';
import { z } from 'zod';

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
export const petitionText = {
  title: writtenText(10, 150),
  essence: writtenText(30, 5_000),
  demand: writtenText(10, 5_000),
  categoryId: z.uuid().optional(),
};

export interface PetitionText {
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
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
