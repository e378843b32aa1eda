import { fittingFields } from '@viche/forms';
import type { TenantBrand } from '@viche/plugin-api';
import { z } from 'zod';

/** What a hromada may say of its look. A colour is a token, never a piece of CSS; a picture lies on the site itself (threats B08). */
export const tenantBrandSchema = z.strictObject({
  preset: z.enum(['state', 'own']),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  crest: z
    .string()
    .regex(/^\/(?!\/)[\w./-]{1,200}$/)
    .optional(),
  welcome: z.strictObject({ uk: z.string().max(300), en: z.string().max(300) }).optional(),
});

/** The look as the row holds it. What is not one of ours is left out: a site without its colour is better than none. */
export function tenantBrand(row: unknown): TenantBrand {
  return { preset: 'state', ...tenantBrandSchema.partial().parse(fittingFields(tenantBrandSchema.shape, row)) };
}
