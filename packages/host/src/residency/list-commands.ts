import { identityCodeOf, personKey } from '@viche/identity';
import { NotFound, OwnCase, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';
import { ListEnded, ListLoading, ListUnusable, ResidenceSourceOff } from './errors.ts';

/** Rows that come at once: their marks take a few hundredths of a second. */
export const LIST_ROWS_AT_ONCE = 1_000;
/** Problems that are kept with their lines; the others are counted. */
export const MOST_LIST_PROBLEMS = 200;
/** A register that nobody has added to for so long was broken off. */
const STALE_MINUTES = 2;
const MOST_CODES_OF_PERSON = 4;

export interface ListProblem {
  readonly line: number;
  readonly problem: 'no-code' | 'repeated';
}

const subject = (id: string) => ({ type: 'ResidentList', id });
const definition = { plugin: CORE_MANIFEST, assurance: 'eid', can: ['update', 'ResidentList'], by: 'staff' } as const;
const listId = z.guid();

/** Begins to take in a register of residents: `replace` instead of all earlier ones, `add` beside them. */
export const beginResidentList = coreCommand({
  ...definition,
  name: 'core.begin-resident-list',
  input: z.strictObject({
    mode: z.enum(['replace', 'add']),
    /** Which register, and of which day. */
    source: z.string().trim().min(3).max(200),
  }),
  errors: [ListLoading, ResidenceSourceOff],
  interactive: true,
  proof: 'fresh',
  async run(ctx, { mode, source }) {
    if (!ctx.settings.residenceByRegister) throw new ResidenceSourceOff({});
    const now = await ctx.now();
    await ctx.sql`
      update resident_list set state = 'broken', ended_at = ${now}
      where tenant_id = ${ctx.tenantId}::uuid and state = 'loading'
        and touched_at < ${now}::timestamptz - make_interval(mins => ${STALE_MINUTES}::int)`;
    const id = ctx.newId();
    const [begun] = await ctx.sql`
      insert into resident_list (tenant_id, id, mode, staff_id, source, created_at, touched_at)
      values (${ctx.tenantId}::uuid, ${id}::uuid, ${mode}, ${ctx.actor.staffId}::uuid, ${source}, ${now}, ${now})
      on conflict (tenant_id) where state = 'loading' do nothing returning id`;
    if (!begun) throw new ListLoading({});
    ctx.noteChange(subject(id), null, { mode, source });
    return { listId: id };
  },
});

interface Loading {
  readonly state: string;
  readonly mode: 'replace' | 'add';
  readonly staffId: string;
  readonly people: number;
  readonly faulty: number;
  readonly kept: number;
}

/** @throws {NotFound | OwnCase | ListEnded} for a register that is nobody's, another's, or on its way no more */
async function loadingList(ctx: PluginContext, id: string): Promise<Loading> {
  const [row] = await ctx.sql<Loading>`
    select state, mode, staff_id as "staffId", people, faulty, jsonb_array_length(problems) as kept from resident_list
    where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid for update`;
  if (!row) throw new NotFound({});
  if (row.staffId !== ctx.actor.staffId) throw new OwnCase({});
  if (row.state !== 'loading') throw new ListEnded({});
  return row;
}

/** Takes in rows of a register that was begun. Of each code its mark is kept; codes are in no row, receipt or log. */
export const addResidentListRows = coreCommand({
  ...definition,
  name: 'core.add-resident-list-rows',
  input: z.strictObject({
    listId,
    rows: z
      .array(
        z.strictObject({
          line: z.int().min(1).max(10_000_000),
          /** Codes of the documents of one person. */
          codes: z.array(z.string().max(60)).max(MOST_CODES_OF_PERSON),
        }),
      )
      .min(1)
      .max(LIST_ROWS_AT_ONCE),
  }),
  errors: [ListEnded],
  async run(ctx, { listId: id, rows }) {
    const { kept } = await loadingList(ctx, id);
    const { keys } = await identityOf(ctx);
    const people = rows.map(({ line, codes }) => ({
      line,
      marks: codes.flatMap((raw) => {
        const code = identityCodeOf(raw);
        return code ? [personKey(keys, code)] : [];
      }),
    }));
    const marks = [...new Map(people.flatMap((one) => one.marks.map((mark) => [mark.toString('hex'), mark]))).values()];
    const added = await ctx.sql<{ key: Uint8Array }>`
      insert into resident_list_entry (tenant_id, list_id, person_key)
      select ${ctx.tenantId}::uuid, ${id}::uuid, mark from unnest(${marks}::bytea[]) as mark
      on conflict do nothing returning person_key as key`;
    const fresh = new Set(added.map(({ key }) => Buffer.from(key).toString('hex')));
    const problems: ListProblem[] = [];
    for (const { line, marks: own } of people) {
      const isNew = own.map((mark) => fresh.delete(mark.toString('hex'))).includes(true);
      if (own.length === 0) problems.push({ line, problem: 'no-code' });
      else if (!isNew) problems.push({ line, problem: 'repeated' });
    }
    const faulty = problems.filter(({ problem }) => problem === 'no-code').length;
    const counted = {
      rows: rows.length,
      people: rows.length - problems.length,
      faulty,
      repeated: problems.length - faulty,
    };
    const told = problems.slice(0, Math.max(0, MOST_LIST_PROBLEMS - kept));
    await ctx.sql`
      update resident_list
      set rows = rows + ${counted.rows}::int, people = people + ${counted.people}::int, faulty = faulty + ${faulty}::int,
        repeated = repeated + ${counted.repeated}::int, problems = problems || ${JSON.stringify(told)}::jsonb,
        touched_at = ${await ctx.now()}
      where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid`;
    ctx.noteChange(subject(id), null, counted);
    return { listId: id };
  },
});

/** All rows have come: from now on logins ask this register, and in `replace` no earlier one. */
export const finishResidentList = coreCommand({
  ...definition,
  name: 'core.finish-resident-list',
  input: z.strictObject({ listId }),
  errors: [ListEnded, ListUnusable],
  async run(ctx, { listId: id }) {
    const { mode, people, faulty } = await loadingList(ctx, id);
    if (people <= faulty) throw new ListUnusable({ people, faulty });
    const now = await ctx.now();
    if (mode === 'replace')
      await ctx.sql`
        update resident_list set state = 'replaced' where tenant_id = ${ctx.tenantId}::uuid and state = 'ready'`;
    await ctx.sql`
      update resident_list set state = 'ready', ended_at = ${now}
      where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid`;
    ctx.noteChange(subject(id), { state: 'loading' }, { state: 'ready', mode, people });
    return { listId: id };
  },
});

/** Gives a register up that was begun: nothing of it counts, and its marks go at night. */
export const giveUpResidentList = coreCommand({
  ...definition,
  name: 'core.give-up-resident-list',
  input: z.strictObject({ listId }),
  errors: [ListEnded],
  async run(ctx, { listId: id }) {
    await loadingList(ctx, id);
    await ctx.sql`
      update resident_list set state = 'broken', ended_at = ${await ctx.now()}
      where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid`;
    ctx.noteChange(subject(id), { state: 'loading' }, { state: 'broken' });
    return { listId: id };
  },
});
