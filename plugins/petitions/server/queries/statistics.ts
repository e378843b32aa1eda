import { hideSmallCells } from '@viche/open-data';
import type { DataContext } from '@viche/plugin-api';
import { CHANNELS, type Channel } from '../channels.ts';
import { LISTED } from '../states.ts';

export interface SignatureDay {
  readonly day: string;
  readonly signatures: number;
}

/** Every day from the first to the last, the empty ones too: a chart without them lies. */
export function withEmptyDays(counted: readonly SignatureDay[], from: string, to: string): SignatureDay[] {
  const byDay = new Map(counted.map(({ day, signatures }) => [day, signatures]));
  const days: SignatureDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, signatures: byDay.get(day) ?? 0 });
  }
  return days;
}

async function localToday(ctx: DataContext): Promise<string> {
  const [row] = await ctx.sql<{ today: string }>`
    select (${await ctx.now()}::timestamptz at time zone ${ctx.tenant.timeZone})::date as today`;
  return row!.today;
}

/** Signatures under all petitions by local day, `last` days up to today; at most a minute old. */
export async function signaturesByDay(ctx: DataContext, last: number): Promise<SignatureDay[]> {
  const today = await localToday(ctx);
  const from = new Date(Date.parse(today) - (last - 1) * 86_400_000).toISOString().slice(0, 10);
  const counted = await ctx.sql<SignatureDay>`
    select d.day, sum(d.signatures)::int as signatures
    from petitions_petition_day d join petitions_petition p on p.tenant_id = d.tenant_id and p.id = d.petition_id
    where d.tenant_id = ${ctx.tenantId}::uuid and d.day >= ${from}::date and p.state = any(${[...LISTED]}) group by d.day`;
  return withEmptyDays(counted, from, today);
}

/**
 * Signatures under one petition by local day: from its publication to today while it collects, to its last signature
 * afterwards; at most a minute old. They are sums of a list that law makes public with its dates, so none is hidden.
 */
export async function petitionDays(
  ctx: DataContext,
  petition: { readonly id: string; readonly publishedAt: Date | null; readonly state: string },
): Promise<SignatureDay[]> {
  if (!petition.publishedAt) return [];
  const counted = await ctx.sql<SignatureDay>`
    select day, signatures from petitions_petition_day
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petition.id}::uuid order by day`;
  const [first] = await ctx.sql<{ day: string }>`
    select (${petition.publishedAt}::timestamptz at time zone ${ctx.tenant.timeZone})::date as day`;
  const last = petition.state === 'collecting' ? await localToday(ctx) : (counted.at(-1)?.day ?? first!.day);
  return withEmptyDays(counted, first!.day, last);
}

export interface SignatureQuarter {
  /** Its first day. */
  readonly quarter: string;
  readonly signatures: number;
  /** Null where fewer than ten people stand behind the number, or behind what could be worked out from it. */
  readonly channels: readonly { readonly channel: Channel; readonly signatures: number | null }[];
}

/** Closed quarters, the latest first, with the channels of their signatures as they stood when the quarter was closed. */
export async function signaturesByQuarter(ctx: DataContext, last: number): Promise<SignatureQuarter[]> {
  const rows = await ctx.sql<{ quarter: string; channel: Channel; signatures: number }>`
    select quarter, channel, signatures from petitions_petition_quarter_figure
    where tenant_id = ${ctx.tenantId}::uuid
    order by quarter desc limit ${last * CHANNELS.length}`;
  return [...new Set(rows.map(({ quarter }) => quarter))].map((quarter) => {
    const numbers = CHANNELS.map(
      (channel) => rows.find((row) => row.quarter === quarter && row.channel === channel)?.signatures ?? 0,
    );
    const shown = hideSmallCells(numbers);
    return {
      quarter,
      signatures: numbers.reduce((sum, number) => sum + number, 0),
      channels: CHANNELS.map((channel, index) => ({ channel, signatures: shown[index]! })),
    };
  });
}

export interface PetitionTotals {
  readonly published: number;
  readonly collecting: number;
  readonly thresholdReached: number;
  readonly answered: number;
  readonly expired: number;
  readonly signatures: number;
}

/** What the hromada's petitions come to, since the first one. */
export async function petitionTotals(ctx: DataContext): Promise<PetitionTotals> {
  const [totals] = await ctx.sql<PetitionTotals>`
    select count(*)::int as published, count(*) filter (where state = 'collecting')::int as collecting,
      count(threshold_reached_at)::int as "thresholdReached", count(*) filter (where state = 'answered')::int as answered,
      count(*) filter (where state = 'expired')::int as expired, coalesce(sum(signature_count), 0)::int as signatures
    from petitions_petition where tenant_id = ${ctx.tenantId}::uuid and state = any(${[...LISTED]})`;
  return totals!;
}
