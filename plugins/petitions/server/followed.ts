import type { DataContext, FollowedSubject } from '@viche/plugin-api';
import { petitionPath } from '../web/petition-path.ts';
import { LISTED, VISIBLE } from './states.ts';

interface FollowedRow {
  id: string;
  ref: string;
  title: string;
  state: string;
  hidden: boolean;
}

/** Whether somebody may begin to follow: while the petition is public and something may still become of it. */
export const mayBeFollowed = (state: string): boolean =>
  state !== 'expired' && LISTED.some((listed) => listed === state);

/** Petitions as lists of followed things call them; the text of one that was taken down is not repeated (threats F12). */
export async function followedPetitions(
  ctx: DataContext,
  petitionIds: readonly string[],
): Promise<readonly FollowedSubject[]> {
  const rows = await ctx.sql<FollowedRow>`
    select id, ref, title, state, text_hidden or state = 'taken-down' as hidden from petitions_petition
    where tenant_id = ${ctx.tenantId}::uuid and id = any(${[...petitionIds]}::uuid[])
      and (state = any(${[...VISIBLE]}) or (state = 'withdrawn' and published_at is not null))`;
  return rows.map(({ id, ref, title, state, hidden }) => {
    const shown = { ref, title: hidden ? ctx.t('petitions:tombstone.title') : title };
    return { subjectId: id, title: shown.title, path: petitionPath(shown), open: mayBeFollowed(state) };
  });
}
