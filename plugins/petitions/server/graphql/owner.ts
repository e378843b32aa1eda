import type { DataContext } from '@viche/plugin-api';
import { enumName } from '../../enum-name.ts';
import plugin from '../../plugin.ts';

/** Put on every type and root field: the tenant gate hides what its owner has switched off. */
export const OWNED = { plugin: plugin.id } as const;

/** Reads the petition that a command answered about, anew, for the mutation's payload. */
export type LoadPetition = (ctx: DataContext, found: { petitionId: string }) => Promise<never>;

/** Values of an enum whose database words are kebab-case. */
export const enumValues = <const W extends readonly string[]>(words: W) =>
  Object.fromEntries(words.map((word) => [enumName(word), { value: word }])) as Record<string, { value: W[number] }>;
