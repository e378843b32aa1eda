import { newId } from '@viche/db';
import { localDay } from '@viche/identity';
import { BadInput } from '@viche/plugin-api';
import { z } from 'zod';
import type { HostServices } from '../services.ts';
import { actOnPlatform, needProof, type OperatorAtWork } from './operator-at-work.ts';

/** A word of the platform to the staff of all hromadas. */
export interface Announcement {
  readonly id: string;
  readonly tone: 'info' | 'warn';
  readonly textUk: string;
  readonly textEn: string;
}

export interface AnnouncementLine extends Announcement {
  /** `2026-11-22`, both included. */
  readonly fromDay: string;
  readonly untilDay: string;
  readonly operator: string;
  readonly withdrawnAt: Date | null;
}

/** Days are those of Kyiv: the platform has no other clock. */
const ZONE = 'Europe/Kyiv';
/** How long a process goes on showing what it has read. */
const FRESH_MS = 60_000;
const SHOWN = 50;

const text = z.string().trim().min(10).max(500);
/** Days are compared once each of them is one. */
const isReadable = ({ issues }: { readonly issues: readonly unknown[] }) => issues.length === 0;
const newAnnouncement = z
  .strictObject({
    tone: z.enum(['info', 'warn']),
    textUk: text,
    textEn: text,
    fromDay: z.iso.date(),
    untilDay: z.iso.date(),
  })
  .refine(({ fromDay, untilDay }) => untilDay >= fromDay, {
    path: ['untilDay'],
    error: 'before-begin',
    when: isReadable,
  })
  .refine(({ untilDay }) => untilDay >= kyivDay(new Date()), { path: ['untilDay'], error: 'past', when: isReadable });

export type NewAnnouncement = z.input<typeof newAnnouncement>;

/** `2026-11-22`: the day that it is in Kyiv. */
export const kyivDay = (at: Date): string => localDay(at, ZONE);

const kept = new WeakMap<HostServices['pool'], { at: number; day: string; found: Promise<Announcement[]> }>();

/** What desks show now, the urgent first; read at most once a minute in a process. */
export function announcementsNow({ pool }: Pick<HostServices, 'pool'>): Promise<readonly Announcement[]> {
  const [now, day] = [Date.now(), kyivDay(new Date())];
  const known = kept.get(pool);
  if (known && known.day === day && now - known.at < FRESH_MS) return known.found;
  const found = pool.platform(
    ({ sql }) => sql<Announcement>`
      select id::text, tone, text_uk as "textUk", text_en as "textEn" from viche.announcements_of(${day}::date)`,
  );
  kept.set(pool, { at: now, day, found });
  found.catch(() => kept.delete(pool));
  return found;
}

/**
 * Says something on the desks of all hromadas, within a minute.
 *
 * @throws {StepUpNeeded | BadInput | NotFound}
 */
export async function announce({ pool }: HostServices, who: OperatorAtWork, typed: NewAnnouncement): Promise<void> {
  const read = newAnnouncement.safeParse(typed);
  if (!read.success)
    throw new BadInput({
      fields: read.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), problem: message })),
    });
  needProof(who);
  const { tone, textUk, textEn, fromDay, untilDay } = read.data;
  const id = newId();
  await actOnPlatform({ pool }, who, {
    action: 'operator.announce',
    detail: { announcement: id },
    run: (sql) => sql`
      select announcement from viche.announce(${who.session}::bytea, ${id}::uuid, ${tone}, ${textUk}, ${textEn}, ${fromDay}::date,
        ${untilDay}::date)`,
  });
  kept.delete(pool);
}

/** @throws {NotFound} for one that is withdrawn already */
export async function withdrawAnnouncement({ pool }: HostServices, who: OperatorAtWork, id: string): Promise<void> {
  await actOnPlatform({ pool }, who, {
    action: 'operator.withdraw-announcement',
    detail: { announcement: id },
    run: (sql) => sql`select id from viche.withdraw_announcement(${who.session}::bytea, ${id}::uuid)`,
  });
  kept.delete(pool);
}

/** The latest announcements, those of former days among them. */
export const listAnnouncements = ({ pool }: HostServices, { session }: OperatorAtWork): Promise<AnnouncementLine[]> =>
  pool.platform(
    ({ sql }) => sql<AnnouncementLine>`
      select id::text, tone, text_uk as "textUk", text_en as "textEn", from_day as "fromDay", until_day as "untilDay", operator,
        withdrawn_at as "withdrawnAt"
      from viche.operator_announcements(${session}::bytea, ${SHOWN}::int)`,
  );
