import type { DataContext } from '@viche/plugin-api';
import { likenessOf } from '@viche/search';
import { FINDABLE } from '../states.ts';
import { findablePlace } from './find-petitions.ts';
import { type PetitionRow, petitionColumns } from './petition-rows.ts';

/** Longest text that is compared, in UTF-16 units: a title and the first sentences below it. */
const LONGEST_TEXT = 2_000;

/**
 * Petitions of this hromada that are like one which is being written, the likest first; those that still collect signatures
 * before others that are as like. Only what everybody may read.
 *
 * @param text first line: the title; further lines: what is written of the essence so far
 */
export async function similarPetitions(ctx: DataContext, text: string, first: number): Promise<PetitionRow[]> {
  const [title = '', ...body] = text.slice(0, LONGEST_TEXT).trim().split('\n');
  const likeness = await likenessOf(findablePlace(ctx), { title, body: body.join('\n') });
  if (!likeness) return [];
  return ctx.sql<PetitionRow>`
    select ${petitionColumns(ctx)} from ${likeness} as hit
    join petitions_petition on tenant_id = ${ctx.tenantId}::uuid and id = hit.subject_id
    where state = any(${[...FINDABLE]}) and not text_hidden
    order by round(hit.score::numeric, 1) desc, state = 'collecting' desc, hit.score desc, id desc limit ${first}`;
}
