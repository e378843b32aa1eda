import type { DataContext, DeskActivity, DeskNumber } from '@viche/plugin-api';
import { signaturesByDay } from './queries/statistics.ts';

interface Counted {
  readonly signatures: number;
  readonly signatories: number;
  readonly submitted: number;
  readonly answered: number;
}

/** What happened with petitions since then. */
export async function petitionDeskNumbers({ sql, tenantId, t }: DataContext, since: Date): Promise<DeskNumber[]> {
  const [counted] = await sql<Counted>`
    select s.signatures, s.signatories, p.submitted, p.answered
    from (
      select count(*)::int as signatures, count(distinct person_key)::int as signatories from petitions_petition_signature
      where tenant_id = ${tenantId}::uuid and signed_at >= ${since}::timestamptz and standing = 'counted'
    ) s, (
      select count(*) filter (where submitted_at >= ${since}::timestamptz)::int as submitted,
        count(*) filter (where answered_at >= ${since}::timestamptz)::int as answered
      from petitions_petition where tenant_id = ${tenantId}::uuid
    ) p`;
  const { signatures, signatories, submitted, answered } = counted!;
  const figure = (key: string, value: number, counts: DeskNumber['counts']): DeskNumber => ({
    key,
    label: t(`petitions:deskNumbers.${key}`, { count: value }),
    value,
    counts,
  });
  return [
    figure('signatures', signatures, 'people'),
    figure('signatories', signatories, 'people'),
    figure('submitted', submitted, 'cases'),
    figure('answered', answered, 'cases'),
  ];
}

/** Signatures day by day: sums of the public list. */
export async function petitionDeskActivity(ctx: DataContext, last: number): Promise<DeskActivity[]> {
  const days = await signaturesByDay(ctx, last);
  return [
    {
      key: 'signatures',
      label: ctx.t('petitions:deskNumbers.signaturesByDay'),
      days: days.map(({ day, signatures }) => ({ day, value: signatures })),
    },
  ];
}

/** Petitions that wait for a moderator, or for the council's answer, by who may see to them. */
export async function petitionDeskWaiting({ ability, sql, tenantId }: DataContext): Promise<Record<string, number>> {
  const states = [
    ...(ability.can('moderate', 'Petition') ? ['moderation'] : []),
    ...(ability.can('handle', 'Petition') ? ['threshold-reached', 'in-review'] : []),
  ];
  if (states.length === 0) return {};
  const [row] = await sql<{ count: number }>`
    select coalesce(sum(petitions), 0)::int as count from petitions_petition_tally
    where tenant_id = ${tenantId}::uuid and state = any(${states}::text[])`;
  return { '/admin/petitions': row!.count };
}
