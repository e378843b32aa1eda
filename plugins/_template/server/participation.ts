import type { DataContext, Participation, ParticipationQuestion } from '@viche/plugin-api';

/** What the board tells on the page of participation: notices by local month. */
export async function boardParticipation(
  ctx: DataContext,
  { from, until }: ParticipationQuestion,
): Promise<Participation> {
  const { sql, tenantId, tenant, t } = ctx;
  const months = await sql<{ month: string; value: number }>`
    select to_char(month, 'YYYY-MM') as month, count(n.id)::int as value
    from generate_series((${from} || '-01')::timestamp, (${until} || '-01')::timestamp, interval '1 month') as month
    left join template_board_notice n on n.tenant_id = ${tenantId}::uuid
      and date_trunc('month', n.posted_at at time zone ${tenant.timeZone}) = month
    group by 1 order by 1`;
  const [first] = await sql<{ month: string | null }>`
    select to_char(min(posted_at) at time zone ${tenant.timeZone}, 'YYYY-MM') as month
    from template_board_notice where tenant_id = ${tenantId}::uuid`;
  const total = { value: months.reduce((sum, { value }) => sum + value, 0) };
  return {
    title: t('template-board:module.title'),
    icon: 'list',
    morePath: null,
    firstMonth: first?.month ?? null,
    figures: [{ key: 'posted', label: t('template-board:participation.posted'), counts: 'cases', months, total }],
  };
}
