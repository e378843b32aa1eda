import { BadInput, type TenantInfo } from '@viche/plugin-api';
import { z } from 'zod';

/** What an owner types who means it: the site's own address. */
export const confirmInput = z.strictObject({ confirm: z.string().trim().max(100) });

/** @throws {BadInput} for any other word */
export function requireConfirmed({ slug }: Pick<TenantInfo, 'slug'>, confirm: string): void {
  if (confirm.toLowerCase() === slug) return;
  throw new BadInput({ fields: [{ field: 'confirm', problem: 'trial:problem.confirm', params: { word: slug } }] });
}
