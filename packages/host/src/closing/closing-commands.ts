import { formatDate } from '@viche/i18n';
import { BadInput, type DataContext, type FieldProblem, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { documentUrlProblem } from '../documents/document-url.ts';
import { TenantStateOther } from '../operators/tenant-acts.ts';
import { lockOwners, ownersOf } from '../people/owners.ts';
import { type ClosingView, readClosing } from './closing-rows.ts';

const reason = z.string().trim().min(10).max(1_000);
const movedTo = z.string().trim().max(500).default('');
const withoutArchive = z.boolean().default(false);
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

const subject = ({ tenantId }: Pick<PluginContext, 'tenantId'>) => ({ type: 'Tenant', id: tenantId });

/** The site moves to an address of the web, or to none; a path of this site will be gone with it. */
function addressProblems(address: string): FieldProblem[] {
  if (!address || (!address.startsWith('/') && !documentUrlProblem(address))) return [];
  return [{ field: 'movedTo', problem: 'closing:problem.address' }];
}

function dayProblems(lastDay: string, { earliest }: ClosingView, locale: PluginContext['locale']): FieldProblem[] {
  const latest = new Date(Date.parse(earliest) + MOST_DAYS * DAY_MS).toISOString().slice(0, 10);
  const wrong = (problem: string, day: string) => [
    { field: 'lastDay', problem: `closing:problem.${problem}`, params: { day: formatDate(locale, day) } },
  ];
  if (lastDay < earliest) return wrong('too-soon', earliest);
  return lastDay > latest ? wrong('too-late', latest) : [];
}

/** What the second owner reads before agreeing. */
async function describeClosing(ctx: DataContext, { lastDay, movedTo: to, reason: why }: z.output<typeof startInput>) {
  const fact = (name: string, text: string) => ({ label: ctx.t(`closing:fact.${name}`), text });
  return {
    act: ctx.t('closing:act'),
    title: ctx.tenant.names[ctx.locale].official,
    path: '/admin/closing',
    facts: [
      fact('lastDay', formatDate(ctx.locale, lastDay)),
      ...(to ? [fact('movedTo', to)] : []),
      fact('reason', why),
    ],
  };
}

const startInput = z.strictObject({ lastDay: z.iso.date(), reason, movedTo, withoutArchive });

/**
 * An owner begins to close the site: everybody is told on every page, residents by letter, and nothing new begins. It ends after
 * `lastDay`, once an archive was taken or nobody wants one. Where there are several owners, a second one agrees.
 */
export const startClosing = coreCommand({
  name: 'core.start-closing',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['close', 'Tenant'],
  by: 'staff',
  proof: 'fresh',
  input: startInput,
  errors: [TenantStateOther],
  interactive: true,
  fourEyes: {
    days: ({ closingSecondOwnerDays: days }) => (days > 0 ? days : null),
    describe: describeClosing,
    alone: async (ctx) => (await ownersOf(ctx)).every(({ staffId }) => staffId === ctx.actor.staffId),
  },
  async run(ctx, { lastDay, reason: why, movedTo: to, withoutArchive: none }) {
    const { sql, tenantId } = ctx;
    await lockOwners(ctx);
    const was = await readClosing(ctx, ctx.settings.closingNoticeDays, { for: 'writing' });
    if (was.state !== 'live') throw new TenantStateOther({ state: was.state });
    const fields = [...dayProblems(lastDay, was, ctx.locale), ...addressProblems(to)];
    if (fields.length > 0) throw new BadInput({ fields });
    await sql`
      update tenant set state = 'closing', closing_since = now(),
        closes_at = (${lastDay}::date + 1)::timestamp at time zone time_zone,
        closing_reason = ${why}, moved_to = ${to || null}, without_archive = ${none}
      where id = ${tenantId}::uuid`;
    await raiseConfigVersion(ctx);
    await ctx.enqueue('tellClosing', {
      news: 'closes',
      since: (await ctx.now()).toISOString(),
      after: null,
    });
    ctx.noteChange(subject(ctx), { state: 'live' }, { state: 'closing', lastDay, movedTo: to, none }, why);
    return { state: 'closing' };
  },
});

/** While the site is being closed: where it moves to, and whether an archive is wanted before the end. */
export const changeClosing = coreCommand({
  name: 'core.change-closing',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['close', 'Tenant'],
  by: 'staff',
  proof: 'fresh',
  input: z.strictObject({ movedTo, withoutArchive }),
  errors: [TenantStateOther],
  interactive: true,
  async run(ctx, { movedTo: to, withoutArchive: none }) {
    const was = await readClosing(ctx, ctx.settings.closingNoticeDays, { for: 'writing' });
    if (was.state !== 'closing') throw new TenantStateOther({ state: was.state });
    const fields = addressProblems(to);
    if (fields.length > 0) throw new BadInput({ fields });
    await ctx.sql`update tenant set moved_to = ${to || null}, without_archive = ${none} where id = ${ctx.tenantId}::uuid`;
    await raiseConfigVersion(ctx);
    ctx.noteChange(
      subject(ctx),
      { movedTo: was.movedTo ?? '', withoutArchive: was.withoutArchive },
      { movedTo: to, withoutArchive: none },
    );
    return { state: was.state };
  },
});

/** An owner calls the closing off, as long as it has not happened: the site goes on as before. */
export const cancelClosing = coreCommand({
  name: 'core.cancel-closing',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['close', 'Tenant'],
  by: 'staff',
  proof: 'fresh',
  input: z.strictObject({ reason }),
  errors: [TenantStateOther],
  interactive: true,
  async run(ctx, { reason: why }) {
    const was = await readClosing(ctx, ctx.settings.closingNoticeDays, { for: 'writing' });
    if (was.state !== 'closing') throw new TenantStateOther({ state: was.state });
    await ctx.sql`
      update tenant set state = case when trial then 'sandbox' else 'live' end, closing_since = null, closes_at = null, closing_reason = null, moved_to = null,
        without_archive = false
      where id = ${ctx.tenantId}::uuid`;
    await raiseConfigVersion(ctx);
    if (was.since) await ctx.enqueue('tellClosing', { news: 'goes-on', since: was.since.toISOString(), after: null });
    ctx.noteChange(subject(ctx), { state: 'closing', lastDay: was.lastDay }, { state: 'live' }, why);
    return { state: 'live' };
  },
});
