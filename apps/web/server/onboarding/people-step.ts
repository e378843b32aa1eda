import { email as emailField } from '@viche/forms';
import {
  applicantContact,
  CORE_MANIFEST,
  type Host,
  MOST_PLANNED_PEOPLE,
  offeredRoles,
  type PlannedPerson,
  type ScopedRole,
} from '@viche/host';
import type { ApplicantMark, ApplicationContent } from './application.ts';
import type { PlatformSession } from './platform-session.ts';

export type PeopleReading =
  | { readonly people: readonly PlannedPerson[] }
  | { readonly problems: readonly { readonly field: string; readonly problem: string }[] };

const roleValueOf = ({ role, module }: ScopedRole): string => `${role}@${module}`;
const folded = (address: string): string => address.normalize('NFC').trim().toLowerCase();

/**
 * Roles that colleagues may be given before the site opens: those of the modules that will be on, but no owner, who is invited at
 * the desk (ADR 062). Roles of one module are offered where there are several.
 */
export function firstRoles({ servers }: Pick<Host, 'servers'>, { modules }: ApplicationContent): readonly ScopedRole[] {
  const on = servers.filter(({ manifest }) => modules?.includes(manifest.id) ?? true);
  return offeredRoles(on).filter(({ role, module }) => role !== 'owner' && (module === '' || on.length > 1));
}

/** Reads the form of the step: rows without an address and a role are none. */
export function readPeople(form: FormData, offered: readonly ScopedRole[], own: readonly string[]): PeopleReading {
  const people: PlannedPerson[] = [];
  const problems: { field: string; problem: string }[] = [];
  const seen = new Set<string>();
  const ownAddresses = new Set(own.map(folded));
  for (let row = 0; row < MOST_PLANNED_PEOPLE; row += 1) {
    const typed = String(form.get(`email.${row}`) ?? '').trim();
    const values = form.getAll(`roles.${row}`).map(String);
    if (form.get(`drop.${row}`) === 'yes' || (typed === '' && values.length === 0)) continue;
    const wrong = (field: string, problem: string) => problems.push({ field: `${field}.${row}`, problem });
    const address = emailField().safeParse(typed);
    const roles = offered.filter((role) => values.includes(roleValueOf(role)));
    if (!address.success) wrong('email', 'email');
    else if (ownAddresses.has(folded(address.data))) wrong('email', 'person-self');
    else if (seen.has(folded(address.data))) wrong('email', 'person-twice');
    if (roles.length === 0) wrong('roles', 'person-roles');
    if (!address.success) continue;
    seen.add(folded(address.data));
    people.push({ email: address.data, roles });
  }
  return problems.length > 0 ? { problems } : { people };
}

/** Whether every role that was given is still offered: modules may have changed since. */
export const fitsRoles = (people: readonly PlannedPerson[], offered: readonly ScopedRole[]): boolean =>
  people.every(({ roles }) => roles.every((role) => offered.some((known) => roleValueOf(known) === roleValueOf(role))));

/** The applicant's own addresses: she is the owner already. */
export async function ownAddresses(
  host: Host,
  { claims }: PlatformSession,
  { key, edrpou }: ApplicantMark,
): Promise<readonly string[]> {
  const contact = edrpou === '' ? await applicantContact(host, key) : null;
  return [claims.email, contact?.address].flatMap((address) => (address ? [address] : []));
}

/** Minutes for which a login is a fresh proof. */
export const PROOF_MINUTES = CORE_MANIFEST.settings.parse({}).stepUpMinutes;

/**
 * Whether the login is as young as a dangerous act at the desk wants it (threats O14): by the setting with which the site begins.
 * A first owner has no passkey yet.
 */
export const provedLately = ({ signedInAt }: Pick<PlatformSession, 'signedInAt'>, now = Date.now()): boolean =>
  now - signedInAt < PROOF_MINUTES * 60_000;
