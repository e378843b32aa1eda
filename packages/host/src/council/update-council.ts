import { email } from '@viche/forms';
import { BadInput, Conflict } from '@viche/plugin-api';
import { z } from 'zod';
import { noteChangeOfScope } from '../changes/note-change.ts';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { documentUrlProblem } from '../documents/document-url.ts';
import { CONTACT_NAMES, type CouncilFacts, readCouncil } from './council-facts.ts';

/** Under which the history of these facts stands beside that of settings. */
export const COUNCIL_SCOPE = 'council';
const MOST_PEOPLE = 5_000_000;
const name = z.string().trim().min(2).max(200);
const words = (most: number) => z.string().trim().max(most).default('');
/** For readers of English: what is left out stays as it is, because a site without English does not ask for it. */
const kept = (most: number) => z.string().trim().max(most).optional();

/**
 * Changes what the hromada says of itself. English texts that are left out stay. Petitions that are public keep the statute under which they were published; a page
 * that is out of date is refused with `core/conflict`.
 */
export const updateCouncil = coreCommand({
  name: 'core.update-council',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Tenant'],
  by: 'staff',
  input: z.strictObject({
    revision: z.int().min(1),
    officialName: name,
    shortName: name,
    officialNameEn: name.optional(),
    shortNameEn: name.optional(),
    population: z.int().min(1).max(MOST_PEOPLE),
    phone: words(60),
    email: words(254),
    address: words(200),
    addressEn: kept(200),
    desk: words(200),
    deskEn: kept(200),
    hours: words(120),
    hoursEn: kept(120),
    statuteUrl: words(500),
    statuteEdition: words(10),
  }),
  errors: [],
  interactive: true,
  async run(ctx, { revision, ...said }) {
    const { sql, tenantId } = ctx;
    const fields = councilProblems(said);
    if (fields.length > 0) throw new BadInput({ fields });
    const stored = await readCouncil(ctx, 'writing');
    if (stored.revision !== revision) throw new Conflict({ current: stored.revision });
    const facts: CouncilFacts = { ...stored.facts, ...said };
    const keys = Object.keys(facts) as (keyof CouncilFacts)[];
    const changed = keys.filter((key) => facts[key] !== stored.facts[key]);
    if (changed.length === 0) return { revision };
    const contacts: Record<string, string> = { ...stored.contacts };
    for (const key of CONTACT_NAMES) {
      if (facts[key]) contacts[key] = facts[key];
      else delete contacts[key];
    }
    await sql`
      update tenant set official_name = ${facts.officialName}, short_name = ${facts.shortName},
        official_name_en = ${facts.officialNameEn}, short_name_en = ${facts.shortNameEn}, population = ${facts.population},
        statute_url = ${facts.statuteUrl || null}, statute_edition = ${facts.statuteEdition || null},
        contacts = ${JSON.stringify(contacts)}::jsonb, facts_revision = facts_revision + 1
      where id = ${tenantId}::uuid`;
    for (const key of changed)
      await noteChangeOfScope(ctx, COUNCIL_SCOPE, { key, before: stored.facts[key], after: facts[key] });
    await raiseConfigVersion(ctx);
    const sides = (of: CouncilFacts) => Object.fromEntries(changed.map((key) => [key, of[key]]));
    ctx.noteChange({ type: 'Tenant', id: tenantId }, sides(stored.facts), sides(facts));
    return { revision: revision + 1 };
  },
});

/** What stands in the way of these facts, beside their lengths; problems are keys of the core's catalogue. */
export function councilProblems({
  phone,
  email: address,
  statuteUrl,
  statuteEdition,
}: Pick<CouncilFacts, 'phone' | 'email' | 'statuteUrl' | 'statuteEdition'>) {
  const wrong = (field: string, problem: string) => ({ field, problem: `core:council.problem.${problem}` });
  const isDay = z.iso.date().safeParse(statuteEdition).success;
  return [
    // Short numbers, extensions and several numbers are all usual: only what can be dialled must be in it.
    ...(phone && (phone.match(/\d/g)?.length ?? 0) < 3 ? [wrong('phone', 'phone')] : []),
    ...(address && !email().safeParse(address).success ? [wrong('email', 'email')] : []),
    ...(statuteUrl && documentUrlProblem(statuteUrl) ? [wrong('statuteUrl', 'statute-url')] : []),
    ...(statuteEdition && !isDay ? [wrong('statuteEdition', 'statute-edition')] : []),
    ...(statuteEdition && !statuteUrl ? [wrong('statuteUrl', 'statute-missing')] : []),
  ];
}
