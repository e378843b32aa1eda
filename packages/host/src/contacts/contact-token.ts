import type { TenantKeys } from '@viche/identity';
import { readRowToken, rowToken } from '../row-token.ts';

const USE = ['contact-token', 'confirm'] as const;

/** The end of the address that confirms a contact. The row goes when it is used, so it works once. */
export const contactToken = (keys: Pick<TenantKeys, 'pepper'>, changeId: string): string =>
  rowToken(keys, USE, changeId);

/** The change that the link is for; null for whatever this tenant did not make. */
export const readContactToken = (keys: Pick<TenantKeys, 'pepper'>, token: string): string | null =>
  readRowToken(keys, USE, token);
