import type { DemoCitizen } from '../citizens.ts';

const PROFILE = ['given_name', 'family_name', 'middle_name', 'birthdate'];
const CODES = [
  'drfocode',
  'identity_code_kind',
  'identity_code',
  'unzr',
  'displaced',
  'displaced_certificate',
  'residence_katottg',
  'edrpoucode',
  'o',
];

/**
 * Which claims come with which scope; they ride in the ID token as well as in userinfo. As with real e-IDs, whoever may
 * know the name knows the person: `profile` brings the codes too, `eid` brings them without the name.
 */
export const CLAIMS_BY_SCOPE = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: [...PROFILE, ...CODES],
  eid: CODES,
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified', 'phone'],
};

/** Everything the e-ID can say about a citizen, without `sub`; what the person does not have is absent. */
export function claimsOf(citizen: DemoCitizen): Record<string, unknown> {
  const claims: Record<string, unknown> = {
    given_name: citizen.givenName,
    family_name: citizen.familyName,
    middle_name: citizen.middleName,
    birthdate: citizen.birthDate,
    drfocode: citizen.identityCodeKind === 'tax-number' ? citizen.identityCode : undefined,
    identity_code_kind: citizen.identityCodeKind,
    identity_code: citizen.identityCode,
    unzr: citizen.unzr,
    displaced: citizen.displaced,
    displaced_certificate: citizen.displacedCertificate,
    residence_katottg: citizen.residenceKatottg,
    edrpoucode: citizen.organisation?.edrpou,
    o: citizen.organisation?.name,
    email: citizen.email,
    email_verified: citizen.email === undefined ? undefined : true,
    phone: citizen.phone,
    phone_number: citizen.phone,
    phone_number_verified: citizen.phone === undefined ? undefined : true,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
