import { Conflict, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { coreCommand } from './core-command.ts';

const words = (most: number) => z.string().trim().min(3).max(most);

/** Adds a day of the hromada's own, by its act: deadlines that run are counted again by it. */
export const addCalendarDay = coreCommand({
  name: 'core.add-calendar-day',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'CalendarDay'],
  by: 'staff',
  input: z.strictObject({
    day: z.iso.date(),
    kind: z.enum(['day-off', 'working']),
    name: words(120),
    source: words(200),
  }),
  errors: [],
  interactive: true,
  async run(ctx, { day, kind, name, source }) {
    const [row] = await ctx.sql<{ id: string }>`
      insert into tenant_calendar_day (tenant_id, id, day, kind, name, source, staff_id, created_at)
      values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${day}::date, ${kind}, ${name}, ${source}, ${ctx.actor.staffId}::uuid,
        ${await ctx.now()})
      on conflict (tenant_id, day) where ended_at is null do nothing returning id`;
    if (!row) throw new Conflict({});
    await ctx.enqueue('recomputeDeadlines', {});
    ctx.noteChange({ type: 'CalendarDay', id: row.id }, null, { day, kind, name, source }, source);
    return { id: row.id };
  },
});

/** Takes a day of the hromada's own back. The row stays; terms that have ended by it stay as they ended. */
export const endCalendarDay = coreCommand({
  name: 'core.end-calendar-day',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'CalendarDay'],
  by: 'staff',
  input: z.strictObject({ dayId: z.guid(), reason: words(500) }),
  errors: [],
  interactive: true,
  async run(ctx, { dayId, reason }) {
    const rows = await ctx.sql<{ endedAt: Date | null }>`
      select ended_at as "endedAt" from tenant_calendar_day
      where tenant_id = ${ctx.tenantId}::uuid and id = ${dayId}::uuid for update`;
    const [row] = rows;
    if (!row) throw new NotFound({});
    if (row.endedAt) throw new Conflict({});
    await ctx.sql`update tenant_calendar_day set ended_at = ${await ctx.now()}
      where tenant_id = ${ctx.tenantId}::uuid and id = ${dayId}::uuid`;
    await ctx.enqueue('recomputeDeadlines', {});
    ctx.noteChange({ type: 'CalendarDay', id: dayId }, 'in force', 'ended', reason);
    return { id: dayId };
  },
});
