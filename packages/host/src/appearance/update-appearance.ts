import { BadInput, Conflict, HOME_BLOCKS, homeBlocks, SITE_FONTS } from '@viche/plugin-api';
import { colourProblem } from '@viche/ui/skin';
import { z } from 'zod';
import { noteChangeOfScope } from '../changes/note-change.ts';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { MOST_TEXT, tenantBrand } from '../tenant-brand.ts';

import { putCrest } from './put-crest.ts';

const words = (most: number) => z.string().trim().max(most).optional();

/**
 * Changes how the hromada's site looks. What the input does not name stays; `crest: null` takes the crest away. A page that is
 * out of date is refused with `core/conflict`.
 */
export const updateAppearance = coreCommand({
  name: 'core.update-appearance',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Tenant'],
  by: 'staff',
  input: z.strictObject({
    revision: z.int().min(1),
    preset: z.enum(['state', 'own']).optional(),
    accent: z.string().trim().max(60).optional(),
    font: z.enum(SITE_FONTS).optional(),
    /** A file that was sent as a crest. */
    crest: z.guid().nullable().optional(),
    welcomeUk: words(120),
    welcomeEn: words(120),
    home: z
      .array(z.strictObject({ block: z.enum(HOME_BLOCKS), shown: z.boolean() }))
      .max(HOME_BLOCKS.length)
      .optional(),
    textUk: words(MOST_TEXT),
    textEn: words(MOST_TEXT),
  }),
  errors: [],
  interactive: true,
  async run(ctx, { revision, crest, ...change }) {
    const { tenantId, sql } = ctx;
    const [row] = await sql<{ brand: Record<string, unknown> }>`
      select brand from tenant where id = ${tenantId}::uuid and brand_revision = ${revision} for update`;
    if (!row) throw new Conflict({});
    // What the schema does not know stays in the row: another edition of the program may have written it.
    const before = tenantBrand(row.brand);
    const after: Record<string, unknown> = { ...row.brand };
    if (change.preset) after.preset = change.preset;
    if (change.accent) after.accent = change.accent.toLowerCase();
    if (after.preset === 'own' || change.accent) {
      const problem = colourProblem(String(after.accent ?? ''), ctx.locale);
      if (problem) throw new BadInput({ fields: [{ field: 'accent', ...problem }] });
    }
    if (change.font) after.font = change.font;
    for (const [key, uk, en] of [
      ['welcome', change.welcomeUk, change.welcomeEn],
      ['text', change.textUk, change.textEn],
    ] as const) {
      if (uk === undefined && en === undefined) continue;
      const both = { uk: uk ?? before[key]?.uk ?? '', en: en ?? before[key]?.en ?? '' };
      if (both.uk || both.en) after[key] = both;
      else delete after[key];
    }
    if (change.home) {
      const twice = change.home.some(({ block }, at) => change.home!.findIndex((one) => one.block === block) !== at);
      if (twice) throw new BadInput({ fields: [{ field: 'home', problem: 'core:appearance.problem.twice' }] });
      after.home = homeBlocks(change.home);
    }
    if (crest !== undefined) await putCrest(ctx, { fileId: crest, former: before.crestFile ?? null, brand: after });

    const keys = ['preset', 'accent', 'font', 'crest', 'crestFile', 'welcome', 'home', 'text'];
    const changed = keys.filter((key) => JSON.stringify(row.brand[key]) !== JSON.stringify(after[key]));
    if (changed.length === 0) return { revision };
    await sql`update tenant set brand = ${JSON.stringify(after)}::jsonb, brand_revision = brand_revision + 1 where id = ${tenantId}::uuid`;
    for (const key of changed)
      await noteChangeOfScope(ctx, APPEARANCE_SCOPE, { key, before: row.brand[key], after: after[key] });
    await raiseConfigVersion(ctx);
    const sides = (brand: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, brand[key]]));
    ctx.noteChange({ type: 'Tenant', id: tenantId }, sides(row.brand), sides(after));
    return { revision: revision + 1 };
  },
});

/** Under which the history of the look stands beside that of settings. */
export const APPEARANCE_SCOPE = 'appearance';
