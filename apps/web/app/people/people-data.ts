import type { Translate } from '@viche/plugin-api';

export interface RoleData {
  readonly role: string;
  /** Null: the whole site. */
  readonly module: string | null;
}

export interface StaffData {
  readonly id: string;
  readonly name: string;
  readonly since: string;
  readonly lastSeenAt: string | null;
  readonly self: boolean;
  readonly roles: readonly { readonly role: RoleData; readonly since: string }[];
}

export interface InvitationData {
  readonly id: string;
  readonly email: string | null;
  readonly roles: readonly RoleData[];
  readonly state: 'open' | 'expired' | 'accepted' | 'withdrawn';
  readonly invitedBy: string;
  readonly takenBy: string | null;
  readonly personBound: boolean;
  readonly letters: number;
  readonly expiresAt: string;
  readonly endedAt: string | null;
}

export const STAFF_FIELDS = 'id name since lastSeenAt self roles { role { role module } since }';

/** A role in one value of a form: `moderator@petitions`, `owner@`. */
export const roleValue = ({ role, module }: RoleData): string => `${role}@${module ?? ''}`;

/** What such a value stands for; a module that does not exist is the command's to refuse. */
export function roleOfValue(value: string): { role: string; module: string } {
  const [role = '', module = ''] = value.split('@');
  return { role, module };
}

/** «модератор (модуль «Електронні петиції»)». */
export function roleName(t: Translate, { role, module }: RoleData): string {
  const name = t(`core:roles.${role}`);
  return module ? t('people:roleIn', { role: name, module: t(`${module}:module.title`) }) : name;
}

/** For choices, where a role of the whole site must say so. */
export function roleChoice(t: Translate, held: RoleData): string {
  return held.module ? roleName(t, held) : t('people:inviting.wholeSite', { role: t(`core:roles.${held.role}`) });
}
