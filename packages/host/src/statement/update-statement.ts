import { currentLocalDay } from '@viche/calendar';
import { BadInput, type FieldProblem } from '@viche/plugin-api';
import { type SecretSealer, writeSettings } from '@viche/settings/server';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { STATEMENT_SCOPE, type StatementFacts, statementSchema } from './statement-facts.ts';

const english = (most: number) => z.string().trim().max(most).optional();
const refuse = () => Promise.reject(new Error('a statement has no secrets'));
const NO_SECRETS: SecretSealer = { seal: refuse, open: refuse };

/**
 * Changes what the hromada says of its site's accessibility. A Ukrainian text that is left out is taken away, with the English one, and
 * the platform's stands again; English words alone that are left out stay: a site without English does not ask for them.
 * A page that is out of date is refused with `core/conflict`.
 */
export const updateAccessibility = coreCommand({
  name: 'core.update-accessibility',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Page'],
  by: 'staff',
  input: statementSchema.extend({
    revision: z.int().min(0),
    gapsEn: english(4_000),
    methodEn: english(2_000),
    complaintEn: english(2_000),
  }),
  errors: [],
  interactive: true,
  async run(ctx, { revision, ...said }) {
    const now = await ctx.now();
    const today = currentLocalDay(now, ctx.tenant.timeZone);
    const fields = statementProblems({ gapsEn: '', methodEn: '', complaintEn: '', ...said }, today);
    if (fields.length > 0) throw new BadInput({ fields });
    const place = { tenantId: ctx.tenantId, scope: STATEMENT_SCOPE, schema: statementSchema };
    const written = await writeSettings(ctx.sql, place, {
      patch: patchOf(said),
      revision,
      staffId: ctx.actor.staffId,
      reason: null,
      now,
      sealer: NO_SECRETS,
      bumpConfigVersion: () => raiseConfigVersion(ctx),
    });
    const side = (of: 'oldValue' | 'newValue') =>
      Object.fromEntries(written.changes.map((change) => [change.key, change[of]]));
    ctx.noteChange({ type: 'Statement', id: STATEMENT_SCOPE }, side('oldValue'), side('newValue'));
    return { revision: written.revision };
  },
});

const TEXTS = ['gaps', 'method', 'complaint'] as const;
type Said = Omit<StatementFacts, `${(typeof TEXTS)[number]}En`> &
  Partial<Record<`${(typeof TEXTS)[number]}En`, string | undefined>>;

function patchOf(said: Said): Partial<StatementFacts> {
  const patch: Record<string, string> = {};
  for (const [key, value] of Object.entries(said)) if (value !== undefined) patch[key] = value;
  for (const name of TEXTS) if (said[`${name}Uk`] === '') patch[`${name}En`] ??= '';
  return patch;
}

/** What contradicts itself in a statement; problems are keys of the core's catalogue. */
export function statementProblems(facts: StatementFacts, today: string): FieldProblem[] {
  const wrong = (field: string, problem: string) => ({ field, problem: `core:statement.problem.${problem}` });
  const { conformance, gapsUk, gapsEn, examinedOn } = facts;
  const isDay = examinedOn === '' || z.iso.date().safeParse(examinedOn).success;
  return [
    ...(conformance === 'full' && (gapsUk || gapsEn) ? [wrong('gapsUk', 'gaps-at-full')] : []),
    ...(isDay ? [] : [wrong('examinedOn', 'day')]),
    ...(isDay && examinedOn > today ? [wrong('examinedOn', 'later')] : []),
    // Whoever reads Ukrainian must not get less than others.
    ...TEXTS.filter((name) => facts[`${name}En`] && !facts[`${name}Uk`]).map((name) => wrong(`${name}Uk`, 'ukrainian')),
  ];
}
