import { newId } from '@viche/db';
import { type IdentityClaims, publicNameOf } from './claims.ts';
import { endSession } from './end-session.ts';
import { ParticipantBlocked } from './errors.ts';
import { rowSealer } from './field-encryption.ts';
import { type FoundPerson, findByCodes, findBySubject } from './find-person.ts';
import type { IdentityContext } from './identity-context.ts';
import { emailHash, providerSessionHash, subjectHash } from './person-key.ts';
import { ceilingOf, type ProviderConfig } from './provider.ts';
import { type AcceptClaimResidence, noteResidence, type ResidenceRules } from './residency.ts';
import { openSession } from './session.ts';

const RESIDENCY_DAYS = 365;

export interface SignInOptions {
  readonly provider: ProviderConfig;
  /** What the person will know the device by: «Chrome, Windows». */
  readonly device: string;
  /** The session that the browser came with: it ends, so that a planted one is worth nothing (threats O07). */
  readonly formerToken?: string | null;
  readonly sid?: string | null;
  /** The own domain at which the person signs in; absent at the platform's address of the site. */
  readonly ownHost?: string | null;
  readonly acceptClaimResidence: AcceptClaimResidence;
  /** Days that a proof from the e-ID holds. Default 365. */
  readonly residencyDays?: number;
  /** Registers of residents that are asked. Default none. */
  readonly registers?: ResidenceRules['registers'];
  /** Language of the site when the person came for the first time. */
  readonly locale?: 'uk' | 'en';
}

export interface SignedIn {
  /** For the cookie. The table keeps its hash only. */
  readonly sessionToken: string;
  readonly sessionId: string;
  readonly participantId: string;
  readonly publicName: string;
  readonly firstVisit: boolean;
  /** Accounts that this login proved to be the same human. Tell the modules and the staff. */
  readonly duplicates: readonly string[];
}

type PersonOptions = Pick<
  SignInOptions,
  'provider' | 'acceptClaimResidence' | 'residencyDays' | 'registers' | 'locale'
>;

/**
 * The person of checked claims as a login would leave it, without a session: the next login with the same code finds it.
 *
 * @throws {IdentityCodeMissing} when an e-ID that must prove a person brings no code
 * @throws {ParticipantBlocked}
 */
export async function notePerson(
  ctx: IdentityContext,
  claims: IdentityClaims,
  options: PersonOptions,
): Promise<FoundPerson> {
  const ceiling = ceilingOf(options.provider);
  const subject = subjectHash(ctx.keys, claims.issuer, claims.subject);
  const person =
    ceiling === 'eid' ? await findByCodes(ctx, claims) : await findBySubject(ctx, options.provider.id, subject);
  if (person.state !== 'active') throw new ParticipantBlocked({});
  const { participantId } = person;

  await writeProfile(ctx, person, claims, options);
  await ctx.sql`
    INSERT INTO identity_link (tenant_id, id, participant_id, provider_id, issuer, subject_hash, acr, amr, verified_at)
    VALUES (${ctx.tenant.id}::uuid, ${newId()}::uuid, ${participantId}::uuid, ${options.provider.id}, ${claims.issuer},
            ${subject}, ${claims.acr}, ${[...claims.amr]}::text[], now())
    ON CONFLICT (tenant_id, provider_id, subject_hash) DO UPDATE
    SET participant_id = EXCLUDED.participant_id, issuer = EXCLUDED.issuer, acr = EXCLUDED.acr, amr = EXCLUDED.amr,
        verified_at = EXCLUDED.verified_at`;
  if (ceiling === 'eid') {
    await noteResidence(ctx, participantId, claims, {
      accept: options.acceptClaimResidence,
      days: options.residencyDays ?? RESIDENCY_DAYS,
      registers: options.registers,
    });
  }
  return person;
}

/**
 * Step three: the person, the links and a new session from checked claims, in the caller's transaction.
 *
 * @throws {IdentityCodeMissing | ParticipantBlocked} as `notePerson`
 */
export async function signIn(ctx: IdentityContext, claims: IdentityClaims, options: SignInOptions): Promise<SignedIn> {
  const person = await notePerson(ctx, claims, options);
  const { participantId } = person;
  if (options.formerToken) await endSession(ctx, options.formerToken);
  const session = await openSession(ctx, {
    participantId,
    providerId: options.provider.id,
    ceiling: ceilingOf(options.provider),
    device: options.device,
    ownHost: options.ownHost,
    providerSession: options.sid ? providerSessionHash(ctx.keys, claims.issuer, options.sid) : null,
  });
  return {
    sessionToken: session.token,
    sessionId: session.id,
    participantId,
    publicName: publicNameOf(claims),
    firstVisit: person.firstVisit,
    duplicates: person.duplicates,
  };
}

/**
 * The documents' data replace ours at every login; an address is taken only where there is none, because the person
 * may have given a better one or taken theirs away. It counts as verified only while nobody else has verified it.
 */
async function writeProfile(
  ctx: IdentityContext,
  person: FoundPerson,
  claims: IdentityClaims,
  options: PersonOptions,
): Promise<void> {
  const id = person.participantId;
  const sealer = rowSealer(ctx.keys, 'participant', id);
  await ctx.sql`
    UPDATE participant
    SET given_name = ${sealer.seal('given_name', claims.givenName)},
        family_name = ${sealer.seal('family_name', claims.familyName)},
        patronymic = ${sealer.seal('patronymic', claims.patronymic)},
        birth_date = coalesce(${sealer.seal('birth_date', claims.birthDate)}::bytea, birth_date),
        locale = coalesce(${person.firstVisit ? (options.locale ?? null) : null}::text, locale)
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${id}::uuid`;
  if (!claims.email) return;
  const hash = emailHash(ctx.keys, claims.email);
  const trusted = claims.emailVerified === true && options.provider.standing !== 'own';
  await ctx.sql`SELECT pg_advisory_xact_lock(${hash.readBigInt64BE(0).toString()}::bigint)::text`;
  await ctx.sql`
    UPDATE participant
    SET email = ${sealer.seal('email', claims.email)}, email_hash = ${hash},
        email_verified_at = CASE WHEN ${trusted}::boolean AND NOT EXISTS (
          SELECT 1 FROM participant other
          WHERE other.tenant_id = ${ctx.tenant.id}::uuid AND other.email_hash = ${hash}
            AND other.email_verified_at IS NOT NULL AND other.id <> ${id}::uuid) THEN now() END
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${id}::uuid AND email IS NULL
      AND NOT EXISTS (SELECT 1 FROM consent WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${id}::uuid
        AND purpose = 'contact' AND act = 'withdrawn')`;
}
