import { line, paragraphs } from '@viche/forms';
import { z } from 'zod';

const LETTERS = /\p{L}/u;

/** Code points of each part of a petition's text. */
export const TEXT_LIMITS = {
  title: { min: 10, max: 150 },
  essence: { min: 30, max: 5_000 },
  demand: { min: 10, max: 5_000 },
} as const;
export type TextPart = keyof typeof TEXT_LIMITS;
export const TEXT_PARTS = Object.keys(TEXT_LIMITS) as TextPart[];

/** The words of a petition, as its author hands them in: what the commands demand and the pages say beforehand. */
export const wordsOfPetition = {
  title: line(TEXT_LIMITS.title).regex(LETTERS),
  essence: paragraphs(TEXT_LIMITS.essence).regex(LETTERS),
  demand: paragraphs(TEXT_LIMITS.demand).regex(LETTERS),
};
export const wholeText = z.object(wordsOfPetition);

/** A sentence of capitals: letters that have a case, five of them or more, and none of them small. */
export function isAllCapitals(title: string): boolean {
  const letters = title.match(/\p{Lu}|\p{Ll}/gu) ?? [];
  return letters.length >= 5 && letters.every((letter) => /\p{Lu}/u.test(letter));
}
