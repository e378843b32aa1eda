import { newId } from '@viche/db';
import type { IdentityClaims } from '../src/claims.ts';
import { normaliseIdentityCode } from '../src/identity-code.ts';
import { type SignedIn, type SignInOptions, signIn } from '../src/sign-in.ts';
import { EID, type TestTenant } from './two-tenants.ts';

/** Claims of Олена Шевченко, changed as a test needs. */
export function claimsOf(change: Partial<IdentityClaims> = {}): IdentityClaims {
  return {
    providerId: 'eid',
    issuer: 'https://id.example',
    subject: 'olena',
    acr: 'eid-high',
    amr: ['qes'],
    givenName: 'Олена',
    familyName: 'Шевченко',
    patronymic: 'Петрівна',
    birthDate: '1948-02-28',
    codes: [taxNumber(17590)],
    email: 'olena@example.ua',
    emailVerified: true,
    residenceCode: 'UA32080190010012345',
    displaced: false,
    ...change,
  };
}

/** A right tax number of whoever was born so many days after 31 December 1899. */
export function taxNumber(day: number, serial = 1377) {
  const body = String(day).padStart(5, '0') + String(serial).padStart(4, '0');
  const sum = [-1, 5, 7, 9, 4, 6, 10, 5, 7].reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return normaliseIdentityCode('tax-number', `${body}${(((sum % 11) + 11) % 11) % 10}`);
}

let lastDay = 26_000;

/** Claims of somebody whom no test has met. */
export function somebody(): IdentityClaims {
  lastDay += 1;
  return claimsOf({ codes: [taxNumber(lastDay)], subject: `person-${lastDay}` });
}

export function signInAt(at: TestTenant, claims: IdentityClaims, more: Partial<SignInOptions> = {}): Promise<SignedIn> {
  const options: SignInOptions = { provider: EID, device: 'Firefox, Linux', acceptClaimResidence: 'registered' };
  return at.run((ctx) => signIn(ctx, claims, { ...options, ...more }));
}

/** Makes the person a moderator of petitions and an auditor. */
export function appoint(at: TestTenant, participantId: string): Promise<string> {
  return at.run(async ({ sql, tenant }) => {
    const staffId = newId();
    await sql`
      INSERT INTO staff_member (tenant_id, id, participant_id, display_name)
      VALUES (${tenant.id}::uuid, ${staffId}::uuid, ${participantId}::uuid, 'Олена')`;
    for (const [role, module] of [
      ['moderator', 'petitions'],
      ['auditor', ''],
    ]) {
      await sql`
        INSERT INTO role_assignment (tenant_id, id, staff_id, role, module)
        VALUES (${tenant.id}::uuid, ${newId()}::uuid, ${staffId}::uuid, ${role}, ${module})`;
    }
    return staffId;
  });
}
