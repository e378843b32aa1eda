import {
  type DataContext,
  monthsOf,
  type Participation,
  type ParticipationFigure,
  type ParticipationQuestion,
} from '@viche/plugin-api';
import { punctualityByMonth } from '../queries/punctuality.ts';
import { LISTED } from '../states.ts';

type Told = ParticipationFigure['months'][number];
interface MonthRow {
  readonly key: 'submitted' | 'published' | 'signatures' | 'people' | 'peopleOfYear';
  readonly month: string;
  readonly value: number;
}

/** Petitions filed and published, signatures, people who signed, and terms of answering that the council kept. */
export async function petitionParticipation(ctx: DataContext, question: ParticipationQuestion): Promise<Participation> {
  const months = monthsOf(question);
  const rows = await monthRows(ctx, question);
  const of = (key: MonthRow['key']) => rows.filter((row) => row.key === key);
  const figure = (key: string, counts: ParticipationFigure['counts'], told: readonly Told[], total?: Told | null) => ({
    key,
    label: ctx.t(`petitions:participation.${key}`),
    counts,
    months: told,
    total: total === undefined ? { value: told.reduce((sum, { value }) => sum + value, 0) } : total,
  });
  const summed = (key: 'submitted' | 'published' | 'signatures', counts: 'cases' | 'listed') =>
    figure(
      key,
      counts,
      months.map((month) => ({ month, value: of(key).find((row) => row.month === month)?.value ?? 0 })),
    );
  return {
    title: ctx.t('petitions:module.title'),
    icon: 'petition',
    morePath: '/petitions/statistics',
    firstMonth: await firstMonth(ctx),
    figures: [
      summed('submitted', 'cases'),
      summed('published', 'cases'),
      summed('signatures', 'listed'),
      figure('people', 'people', of('people'), of('peopleOfYear')[0] ?? null),
      await answeredInTime(ctx, months, figure),
    ],
  };
}

type MakeFigure = (key: string, counts: 'cases', told: readonly Told[], total: Told) => ParticipationFigure;

/** Terms of answering that ended in a month, and how many of them the council kept. */
async function answeredInTime(ctx: DataContext, months: readonly string[], figure: MakeFigure) {
  const now = await ctx.now();
  const [first = ''] = months;
  const ago = (now.getUTCFullYear() - Number(first.slice(0, 4))) * 12 + now.getUTCMonth() + 2 - Number(first.slice(5));
  const kept = (await punctualityByMonth(ctx, ago + 1)).filter(({ duty }) => duty === 'review');
  const told = months.map((month) => {
    const known = kept.find((row) => row.month.startsWith(month));
    return { month, value: known?.onTime ?? 0, of: known?.due ?? 0 };
  });
  const sum = (name: 'value' | 'of') => told.reduce((all, number) => all + number[name], 0);
  return figure('answeredInTime', 'cases', told, { month: first, value: sum('value'), of: sum('of') });
}

/** Sums by local month. People are those that were counted when their month, or their year, was over. */
function monthRows({ sql, tenantId, tenant }: DataContext, { from, until }: ParticipationQuestion) {
  const zone = tenant.timeZone;
  return sql<MonthRow>`
    with asked as (
      select first, after, first at time zone ${zone} as begins, after at time zone ${zone} as ends
      from (select (${from} || '-01')::timestamp as first, (${until} || '-01')::timestamp + interval '1 month' as after) as of)
    select key, to_char(month, 'YYYY-MM') as month, value::int as value from (
      select 'submitted' as key, date_trunc('month', p.submitted_at at time zone ${zone}) as month, count(*) as value
      from petitions_petition p, asked
      where p.tenant_id = ${tenantId}::uuid and p.submitted_at >= begins and p.submitted_at < ends group by 2
      union all
      select 'published', date_trunc('month', p.published_at at time zone ${zone}), count(*)
      from petitions_petition p, asked
      where p.tenant_id = ${tenantId}::uuid and p.published_at >= begins and p.published_at < ends group by 2
      union all
      select 'signatures', date_trunc('month', d.day::timestamp), sum(d.signatures)
      from petitions_petition_day d join petitions_petition p on p.tenant_id = d.tenant_id and p.id = d.petition_id, asked
      where d.tenant_id = ${tenantId}::uuid and d.day >= first and d.day < after and p.state = any(${[...LISTED]}) group by 2
      union all
      select case n.span when 'month' then 'people' else 'peopleOfYear' end, n.since, n.people
      from petitions_petition_people n, asked
      where n.tenant_id = ${tenantId}::uuid and n.since >= first and n.since < after) as figure
    order by 1, 2`;
}

/** Month of the first petition that came in. */
async function firstMonth({ sql, tenantId, tenant }: DataContext): Promise<string | null> {
  const [row] = await sql<{ month: string | null }>`
    select to_char(min(coalesce(submitted_at, published_at)) at time zone ${tenant.timeZone}, 'YYYY-MM') as month
    from petitions_petition where tenant_id = ${tenantId}::uuid`;
  return row?.month ?? null;
}
