import type { AnyPluginServer, DataContext, DutyDeclaration } from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { CORE } from './tenant-gate.ts';

/** A running term of the council with the case that it belongs to. */
interface Duty {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly title: string;
  readonly path: string;
  readonly dueOn: string | null;
  /** Null while a pause keeps the end unknown. */
  readonly dueBefore: Date | null;
  readonly paused: boolean;
  readonly steps: unknown;
  /** Due day before the calendar changed while the clock ran, and the act that changed it. */
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

interface DeadlineRow {
  id: string;
  kind: string;
  subjectId: string;
  dueOn: string | null;
  dueBefore: Date | null;
  state: string;
  steps: unknown;
  formerDueOn: string | null;
  movedBy: string | null;
}

const LONGEST_LIST = 200;

/** Terms that still run, the least time left first, those that stand last. */
function runningTerms(ctx: DataContext, kinds: readonly string[]): Promise<DeadlineRow[]> {
  return ctx.sql<DeadlineRow>`
    select id, kind, subject_id as "subjectId", due_on::text as "dueOn", due_before as "dueBefore", state, steps,
      moved.detail ->> 'oldDue' as "formerDueOn", moved.detail ->> 'source' as "movedBy"
    from deadline left join lateral (
      select e.detail from deadline_event e
      where e.tenant_id = deadline.tenant_id and e.deadline_id = deadline.id and e.event = 'recompute' order by e.id desc limit 1
    ) moved on true
    where tenant_id = ${ctx.tenantId}::uuid and (state = 'paused' or (state = 'running' and due_before is not null)) and kind = any(${kinds})
    order by due_before nulls last, id limit ${LONGEST_LIST}`;
}

async function dutiesOf(ctx: DataContext, declared: ReadonlyMap<string, DutyDeclaration>): Promise<Duty[]> {
  const mine = [...declared].filter(([, duty]) => ctx.ability.can(...duty.can));
  if (mine.length === 0) return [];
  const rows = await runningTerms(
    ctx,
    mine.map(([kind]) => kind),
  );
  const found: Duty[] = [];
  for (const [kind, duty] of mine) {
    const terms = rows.filter((row) => row.kind === kind);
    if (terms.length === 0) continue;
    const cases = await duty.cases(
      ctx,
      terms.map((row) => row.subjectId),
    );
    const bySubject = new Map(cases.map((known) => [known.subjectId, known]));
    for (const { id, subjectId, dueOn, dueBefore, state, steps, formerDueOn, movedBy } of terms) {
      const known = bySubject.get(subjectId);
      if (!known) continue;
      const { title, path } = known;
      found.push({
        id,
        kind,
        label: ctx.t(duty.label),
        title,
        path,
        dueOn,
        dueBefore,
        paused: state === 'paused',
        steps,
        formerDueOn,
        movedBy,
      });
    }
  }
  return found.sort((a, b) => (a.dueBefore?.getTime() ?? Infinity) - (b.dueBefore?.getTime() ?? Infinity));
}

/** `duties`: running terms of all modules that the viewer answers for. Staff only. */
export function addDuties(builder: Builder, servers: readonly Pick<AnyPluginServer, 'duties'>[]): void {
  const declared = new Map(servers.flatMap((server) => Object.entries(server.duties ?? {})));
  const DutyType = builder.objectRef<Duty>('Duty').implement({
    description: 'A running term of the council.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      kind: t.exposeString('kind'),
      label: t.exposeString('label', { description: 'What must be done.' }),
      title: t.exposeString('title'),
      path: t.exposeString('path', { description: 'Path of the case on the desk.' }),
      dueOn: t.field({ type: 'Day', nullable: true, resolve: (duty) => duty.dueOn }),
      dueBefore: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'First moment that is too late; null while a pause keeps it unknown.',
        resolve: (duty) => duty.dueBefore,
      }),
      paused: t.exposeBoolean('paused'),
      arithmetic: t.field({ type: 'JSON', nullable: true, resolve: (duty) => duty.steps }),
      formerDueOn: t.field({
        type: 'Day',
        nullable: true,
        description: 'Due day before the calendar changed while the clock ran.',
        resolve: (duty) => duty.formerDueOn,
      }),
      movedBy: t.exposeString('movedBy', { nullable: true, description: 'The act that changed the calendar.' }),
    }),
  });
  builder.queryField('duties', (t) =>
    t.field({
      type: [DutyType],
      extensions: CORE,
      authScopes: { staff: true },
      description: `Terms that the viewer answers for, the least time left first; at most ${LONGEST_LIST}.`,
      resolve: (_root, _args, ctx) => dutiesOf(ctx, declared),
    }),
  );
}
