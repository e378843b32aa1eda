import type { CalendarMatters, CalendarQuestion, DataContext } from '@viche/plugin-api';
import { petitionPath } from '../../web/petition-path.ts';

interface DayRow {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly occasion: 'collection' | 'hearing' | 'answer';
  readonly day: string;
}

/** Last days of collecting signatures, days of hearings, and days until which the council answers. */
export async function petitionCalendar(
  ctx: DataContext,
  { from, until, limit }: CalendarQuestion,
): Promise<CalendarMatters> {
  const { sql, tenantId, tenant, t } = ctx;
  const rows = await sql<DayRow>`
    select id, ref, title, occasion, day::text from (
      select id, ref, title, 'collection' as occasion,
        ((collect_until - interval '1 microsecond') at time zone ${tenant.timeZone})::date as day
      from petitions_petition where tenant_id = ${tenantId}::uuid and state = 'collecting' and collect_until > now()
      union all
      select p.id, p.ref, p.title, case d.state when 'paused' then 'hearing' else 'answer' end,
        case d.state when 'paused' then (
          select (e.detail ->> 'hearingOn')::date from deadline_event e
          where e.tenant_id = d.tenant_id and e.deadline_id = d.id and e.event = 'pause' order by e.at desc limit 1)
        else d.due_on end
      from deadline d join petitions_petition p on p.tenant_id = d.tenant_id and p.id = d.subject_id
      where d.tenant_id = ${tenantId}::uuid and d.subject_type = 'Petition' and d.kind = 'petitions.review'
        and d.state in ('running', 'paused') and p.state = 'in-review') as term
    where day between ${from}::date and ${until}::date
    order by day, id limit ${limit}`;
  return {
    matters: rows.map(({ id, ref, title, occasion, day }) => ({
      key: `${id}-${occasion}`,
      icon: 'petition',
      kind: t(`petitions:calendar.${occasion}`),
      title,
      path: petitionPath({ ref, title }),
      note: null,
      day,
    })),
    tags: ['Petition:list'],
  };
}
