import type { AnyCommand, DataContext, FourEyesDescription } from '@viche/plugin-api';

/** A request as the desk shows it: who asks, what would happen, what became of it. */
export interface FourEyesView extends Omit<FourEyesDescription, 'opensPath'> {
  readonly id: string;
  readonly state: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly lapsesAt: Date;
  /** The viewer asked for it, and so cannot decide. */
  readonly mine: boolean;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** Where the viewer, who asked for it, finds what the approval opened; null for everybody else. */
  readonly opensPath: string | null;
}

interface Row {
  readonly id: string;
  readonly command: string;
  readonly input: Uint8Array;
  readonly state: string;
  readonly requestedBy: string;
  readonly asker: string;
  readonly requestedAt: Date;
  readonly lapsesAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

const SHOWN = 50;

const decidable = ({ ability }: DataContext, commands: ReadonlyMap<string, AnyCommand>): string[] =>
  [...commands].flatMap(([name, { definition }]) => (ability.can(...definition.can) ? [name] : []));

/** Requests for acts that the viewer could do: what waits first, then what was decided, the latest first. */
export async function fourEyesRequests(
  ctx: DataContext,
  commands: ReadonlyMap<string, AnyCommand>,
): Promise<FourEyesView[]> {
  const names = decidable(ctx, commands);
  if (names.length === 0) return [];
  const rows = await ctx.sql<Row>`
    select r.id, r.command, r.input, case when r.state = 'open' and r.lapses_at <= now() then 'lapsed' else r.state end as state,
      r.requested_by as "requestedBy", a.display_name as asker, r.requested_at as "requestedAt", r.lapses_at as "lapsesAt",
      d.display_name as "decidedBy", r.decided_at as "decidedAt", r.reason
    from four_eyes_request r
    join staff_member a on a.tenant_id = r.tenant_id and a.id = r.requested_by
    left join staff_member d on d.tenant_id = r.tenant_id and d.id = r.decided_by
    where r.tenant_id = ${ctx.tenantId}::uuid and r.command = any(${names})
    order by (r.state = 'open') desc, r.requested_at desc limit ${SHOWN}`;
  const views: FourEyesView[] = [];
  for (const { command, input, asker, requestedBy, ...row } of rows) {
    const { fourEyes } = commands.get(command)!.definition;
    const raw: unknown = JSON.parse(ctx.sealing('four_eyes_request', row.id).open('input', input));
    const parsed = commands.get(command)!.definition.input.safeParse(raw);
    const described = parsed.success ? await fourEyes!.describe(ctx, parsed.data, row.id) : null;
    if (!described) continue;
    const mine = requestedBy === ctx.actor.staffId;
    const opensPath = (mine && row.state === 'approved' && described.opensPath) || null;
    views.push({ ...row, ...described, opensPath, requestedBy: asker, mine });
  }
  return views;
}

/** How many requests wait for this viewer: open ones that a colleague asked for. */
export async function countFourEyes(ctx: DataContext, commands: ReadonlyMap<string, AnyCommand>): Promise<number> {
  const names = decidable(ctx, commands);
  if (names.length === 0) return 0;
  const [count] = await ctx.sql<{ waiting: number }>`
    select count(*)::int as waiting from four_eyes_request
    where tenant_id = ${ctx.tenantId}::uuid and state = 'open' and lapses_at > now() and command = any(${names})
      and requested_by is distinct from ${ctx.actor.staffId}::uuid`;
  return count?.waiting ?? 0;
}
