import { ageOn } from './actor.ts';
import { rowSealer } from './field-encryption.ts';
import type { IdentityContext } from './identity-context.ts';

/** Somebody's age is asked for on a day of the past. */
export interface AgeAsked {
  readonly participantId: string;
  /** Local day, `2026-03-01`. */
  readonly day: string;
}

/**
 * Full years of people on given days, in the order asked: for sums, so the birth dates themselves stay here. Null where the
 * e-ID gave none, or where the account is erased. Ask for some hundreds at a time: each date is unsealed.
 */
export async function agesOn(ctx: IdentityContext, asked: readonly AgeAsked[]): Promise<(number | null)[]> {
  const ids = [...new Set(asked.map(({ participantId }) => participantId))];
  const rows = await ctx.sql<{ id: string; birthDate: Uint8Array }>`
    SELECT id, birth_date AS "birthDate" FROM participant
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ANY(${ids}::uuid[]) AND birth_date IS NOT NULL`;
  const birthDates = new Map(
    rows.map(({ id, birthDate }) => [id, rowSealer(ctx.keys, 'participant', id).open('birth_date', birthDate)]),
  );
  return asked.map(({ participantId, day }) => {
    const birthDate = birthDates.get(participantId);
    return birthDate ? ageOn(birthDate, day) : null;
  });
}
