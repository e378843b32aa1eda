import { IdentityCodeMissing, ParticipantBlocked } from './errors.ts';
import { rowSealer } from './field-encryption.ts';
import { findByCodes } from './find-person.ts';
import { birthDateOfTaxNumber, type IdentityCode, identityCodeOf } from './identity-code.ts';
import type { IdentityContext } from './identity-context.ts';

/** What an officer reads in the document of a person who is present. */
export interface DocumentSeen {
  /** As it was typed; it is neither kept nor repeated. */
  readonly code: string;
  readonly familyName?: string;
  readonly givenName?: string;
  readonly patronymic?: string;
  /** `YYYY-MM-DD` */
  readonly birthDate?: string;
}

/**
 * The person of a document, as a login with the same code would find it: made when there is none, so that a later login takes
 * it over. Names that an e-ID has given stay.
 *
 * @throws {IdentityCodeMissing} for a code that no register could have given
 * @throws {ParticipantBlocked}
 */
export async function personAtDesk(
  ctx: IdentityContext,
  seen: DocumentSeen,
): Promise<{ participantId: string; code: IdentityCode }> {
  const code = identityCodeOf(seen.code);
  if (!code) throw new IdentityCodeMissing({});
  const { participantId, state } = await findByCodes(ctx, { codes: [code] });
  if (state !== 'active') throw new ParticipantBlocked({});
  const sealer = rowSealer(ctx.keys, 'participant', participantId);
  const birthDate = birthDateOfTaxNumber(code.code) ?? seen.birthDate;
  const sealed = (column: string, text: string | undefined) => (text ? sealer.seal(column, text) : null);
  await ctx.sql`
    UPDATE participant
    SET given_name = CASE WHEN family_name IS NULL THEN ${sealed('given_name', seen.givenName)}::bytea ELSE given_name END,
        patronymic = CASE WHEN family_name IS NULL THEN ${sealed('patronymic', seen.patronymic)}::bytea ELSE patronymic END,
        family_name = coalesce(family_name, ${sealed('family_name', seen.familyName)}::bytea),
        birth_date = coalesce(birth_date, ${sealed('birth_date', birthDate)}::bytea)
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${participantId}::uuid`;
  return { participantId, code };
}
