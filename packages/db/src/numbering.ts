import type { Session } from './lease.ts';

export interface NumberRequest {
  series: string;
  /** 'yearly' starts anew with each local year; 'never' goes on. */
  reset: 'yearly' | 'never';
  /** Tokens {seq}, {seq:5}, {yy}, {yyyy}, {index}, {dept}; the rest is literal. Frozen by the first number of a period. */
  template: string;
  now: Date;
  /** Time zone of the tenant, such as Europe/Kyiv: its local date decides the year. */
  zone: string;
  index?: string;
  dept?: string;
}

export interface IssuedNumber {
  /** The rendered number. */
  number: string;
  seq: number;
  /** The local year, or '' for a series that is never reset. */
  period: string;
}

function localYear(now: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric' }).format(now);
}

/** Renders a template; an unknown token is refused rather than printed on an official paper. */
export function renderNumber(
  template: string,
  seq: number,
  year: string,
  request: { index?: string; dept?: string },
): string {
  return template.replace(/\{([^}]*)\}/g, (_token, inside: string) => {
    const [name, width] = inside.split(':');
    if (name === 'seq') return String(seq).padStart(Number(width ?? 1), '0');
    if (name === 'yyyy') return year;
    if (name === 'yy') return year.slice(-2);
    const value = name === 'index' ? request.index : name === 'dept' ? request.dept : undefined;
    if (value === undefined) throw new Error(`number template: {${inside}} has no value`);
    return value;
  });
}

/**
 * Issues the next number of a series inside the caller's transaction. Gap-free: a rollback returns it. Call it last, because
 * from here to the commit the series is serial.
 */
export async function nextNumber(session: Session, request: NumberRequest): Promise<IssuedNumber> {
  const year = localYear(request.now, request.zone);
  const period = request.reset === 'yearly' ? year : '';
  const [row] = await session.sql<{ seq: number; template: string }>`
    insert into number_series (tenant_id, series, period, next, template)
    values (${session.tenantId}::uuid, ${request.series}, ${period}, 2, ${request.template})
    on conflict (tenant_id, series, period) do update set next = number_series.next + 1
    returning next - 1 as seq, template`;
  return { number: renderNumber(row!.template, row!.seq, year, request), seq: row!.seq, period };
}
