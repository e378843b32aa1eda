import type { TenantKeys } from '@viche/identity';
import { readRowToken, rowToken } from '../row-token.ts';

/** What a letter's link may do with a follow. A link of one use is worth nothing for the other. */
export type FollowTokenUse = 'confirm' | 'end';

/** The end of the address in a letter to a follower. */
export const followToken = (keys: Pick<TenantKeys, 'pepper'>, use: FollowTokenUse, followId: string): string =>
  rowToken(keys, ['follow-token', use], followId);

/** The follow that the link is for; null for whatever this tenant did not make for this use. */
export const readFollowToken = (keys: Pick<TenantKeys, 'pepper'>, use: FollowTokenUse, token: string): string | null =>
  readRowToken(keys, ['follow-token', use], token);
