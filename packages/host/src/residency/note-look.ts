import type { PluginContext } from '@viche/plugin-api';

interface PersonsLook {
  readonly participantId: string;
  /** What the look shows, as `LOOK_FIELDS` names it. */
  readonly fields: readonly string[];
  readonly ground: string;
  /** The person reads it. */
  readonly reason: string;
  /** Which of the person's things was looked at: kept sealed. */
  readonly of: string;
}

/** Writes the row of an officer's look at one person, which the person sees among those who looked (threats F08). */
export async function noteLook(ctx: PluginContext, look: PersonsLook): Promise<{ lookId: string }> {
  const { sql, tenantId, actor } = ctx;
  const lookId = ctx.newId();
  const roles = [...new Set(actor.roles.map(({ role }) => role))];
  await sql`
    insert into personal_data_access (tenant_id, id, staff_id, participant_id, fields, ground, reason, roles, question, at)
    values (${tenantId}::uuid, ${lookId}::uuid, ${actor.staffId}::uuid, ${look.participantId}::uuid, ${[...look.fields]}::text[],
      ${look.ground}, ${look.reason}, ${roles}::text[], ${ctx.sealing('personal_data_access', lookId).seal('question', look.of)},
      ${await ctx.now()}::timestamptz)`;
  return { lookId };
}
