import { z } from 'zod';
import { TokenInvalid } from './errors.ts';
import {
  birthDateOfTaxNumber,
  type IdentityCode,
  type IdentityCodeKind,
  normaliseIdentityCode,
} from './identity-code.ts';

/** What a login says about a person, whatever protocol it came by. Held in memory only: codes are never stored. */
export interface IdentityClaims {
  readonly providerId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string;
  readonly amr: readonly string[];
  readonly givenName: string;
  readonly familyName: string;
  readonly patronymic?: string;
  /** `YYYY-MM-DD` */
  readonly birthDate?: string;
  readonly codes: readonly IdentityCode[];
  readonly email?: string;
  readonly emailVerified?: true;
  readonly displaced?: boolean;
  /** KATOTTG code of the registered place. */
  readonly residenceCode?: string;
  /** For whom the person's key was issued, where it is the key of an organisation's officer. */
  readonly organisation?: Organisation;
}

/** An organisation as a key names it. */
export interface Organisation {
  /** Eight digits, as they came: whether the last one is right is the reader's to ask (`isEdrpou`). */
  readonly edrpou: string;
  readonly name: string;
}

const text = z.string().max(300).catch('');

const oidcClaims = z.object({
  sub: z.string().min(1).max(255),
  acr: text.default(''),
  amr: z.array(z.string().max(60)).max(20).catch([]),
  given_name: text.default(''),
  family_name: text.default(''),
  middle_name: text.default(''),
  birthdate: text.default(''),
  drfocode: text.default(''),
  identity_code: text.default(''),
  identity_code_kind: z.enum(['tax-number', 'id-card', 'passport']).optional().catch(undefined),
  unzr: text.default(''),
  email: text.default(''),
  email_verified: z.boolean().catch(false),
  displaced: z.boolean().optional().catch(undefined),
  residence_katottg: text.default(''),
  edrpoucode: text.default(''),
  o: text.default(''),
});

/** Control, invisible and direction-changing characters: a public name must not be able to rearrange a page. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A name for display: as the document writes it, NFC, one space between words; `n/a` means absent. */
export function displayName(raw: string): string {
  const name = raw
    .normalize('NFC')
    .replace(UNPRINTABLE, '')
    .replace(/(?<=\p{L})\*(?=\p{L})/gu, '’')
    .replace(/\s+/gu, ' ')
    .trim();
  return /^n[/\\]a$/i.test(name) || name === '-' ? '' : name;
}

/** `Прізвище Ім’я По батькові`, the order of public lists. */
export function publicNameOf(name: { familyName: string; givenName: string; patronymic?: string | null }): string {
  return [name.familyName, name.givenName, name.patronymic].filter(Boolean).join(' ');
}

/** A real day of the calendar, from 1900 on. */
export function isDay(day: string): boolean {
  const at = /^(19|20)\d\d-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function codesOf(claims: z.output<typeof oidcClaims>): IdentityCode[] {
  const raw: [IdentityCodeKind, string][] = [
    ['tax-number', claims.drfocode],
    ['demographic-record', claims.unzr],
    [claims.identity_code_kind ?? 'tax-number', claims.identity_code],
  ];
  const codes = raw
    .filter(([, code]) => displayName(code) !== '')
    .map(([kind, code]) => normaliseIdentityCode(kind, code));
  const distinct = new Map(codes.map((code) => [`${code.kind} ${code.code}`, code]));
  return [...distinct.values()];
}

/** Without a name or with another length of code there is none: keys of sole traders carry their tax number here. */
function organisationOf({ edrpoucode, o }: z.output<typeof oidcClaims>): { organisation?: Organisation } {
  const edrpou = displayName(edrpoucode);
  const name = displayName(o);
  return /^\d{8}$/.test(edrpou) && name !== '' ? { organisation: { edrpou, name } } : {};
}

/**
 * Reads the claims of an OpenID Connect e-ID. A given name of two words without a middle name holds the patronymic
 * (seen in keys of Ukrainian certification centres).
 *
 * @throws {TokenInvalid} when there is no subject
 * @throws {IdentityCodeInvalid} for an impossible code
 */
export function readOidcClaims(providerId: string, issuer: string, raw: unknown): IdentityClaims {
  const parsed = oidcClaims.safeParse(raw);
  if (!parsed.success) throw new TokenInvalid({ reason: 'claims' });
  const claims = parsed.data;
  const given = displayName(claims.given_name);
  const middle = displayName(claims.middle_name);
  const [first = '', ...rest] = middle === '' ? given.split(' ') : [given];
  const patronymic = middle || rest.join(' ');
  const codes = codesOf(claims);
  const taxNumber = codes.find((code) => code.kind === 'tax-number');
  const birthDate = isDay(claims.birthdate) ? claims.birthdate : taxNumber && birthDateOfTaxNumber(taxNumber.code);
  const email = claims.email.normalize('NFC').trim();
  return {
    providerId,
    issuer,
    subject: claims.sub,
    acr: claims.acr,
    amr: claims.amr,
    givenName: first,
    familyName: displayName(claims.family_name),
    codes,
    ...(patronymic !== '' && { patronymic }),
    ...(birthDate && { birthDate }),
    ...(/^[^\s@]+@[^\s@]+$/.test(email) && { email }),
    ...(claims.email_verified && { emailVerified: true as const }),
    ...(claims.displaced !== undefined && { displaced: claims.displaced }),
    ...(/^UA\d{17}$/.test(claims.residence_katottg) && { residenceCode: claims.residence_katottg }),
    ...organisationOf(claims),
  };
}
