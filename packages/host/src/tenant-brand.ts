import { fittingFields } from '@viche/forms';
import { HOME_BLOCKS, SITE_FONTS, type TenantBrand } from '@viche/plugin-api';
import { z } from 'zod';

/** Characters of the home page's own text. */
export const MOST_TEXT = 4_000;

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
  crestFile: z.guid().optional(),
  font: z.enum(SITE_FONTS).optional(),
  welcome: z.strictObject({ uk: z.string().max(300), en: z.string().max(300) }).optional(),
  home: z
    .array(z.strictObject({ block: z.enum(HOME_BLOCKS), shown: z.boolean() }))
    .max(HOME_BLOCKS.length)
    .optional(),
  text: z.strictObject({ uk: z.string().max(MOST_TEXT), en: z.string().max(MOST_TEXT) }).optional(),
});

/** The look as the row holds it. What is not one of ours is left out: a site without its colour is better than none. */
export function tenantBrand(row: unknown): TenantBrand {
  return { preset: 'state', ...tenantBrandSchema.partial().parse(fittingFields(tenantBrandSchema.shape, row)) };
}
