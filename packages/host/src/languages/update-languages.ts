import { BadInput, Conflict, LOCALES } from '@viche/plugin-api';
import { z } from 'zod';
import { noteChangeOfScope } from '../changes/note-change.ts';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { readCouncil } from '../council/council-facts.ts';
import { COUNCIL_SCOPE } from '../council/update-council.ts';
import { requiredLocale, siteLocales } from './site-languages.ts';

/**
 * Chooses the languages of the site. What was written in a language that goes stays and is shown again when it comes back; the
 * language that the law wants cannot go. A page that is out of date is refused with `core/conflict`.
 */
export const updateLanguages = coreCommand({
  name: 'core.update-languages',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Tenant'],
  by: 'staff',
  input: z.strictObject({
    revision: z.int().min(1),
    locales: z.array(z.enum(LOCALES)).min(1).max(LOCALES.length),
  }),
  errors: [],
  interactive: true,
  async run(ctx, { revision, locales: chosen }) {
    const { sql, tenantId, tenant } = ctx;
    const required = requiredLocale(tenant.code);
    if (required && !chosen.includes(required))
      throw new BadInput({ fields: [{ field: 'locales', problem: 'core:languages.problem.required' }] });
    const stored = await readCouncil(ctx, 'writing');
    if (stored.revision !== revision) throw new Conflict({ current: stored.revision });
    const locales = siteLocales(tenant.code, chosen);
    if (JSON.stringify(locales) === JSON.stringify(stored.locales)) return { revision };
    await sql`
      update tenant set locales = ${locales}::text[], facts_revision = facts_revision + 1 where id = ${tenantId}::uuid`;
    await noteChangeOfScope(ctx, COUNCIL_SCOPE, { key: 'locales', before: stored.locales, after: locales });
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'Tenant', id: tenantId }, { locales: stored.locales }, { locales });
    return { revision: revision + 1 };
  },
});
