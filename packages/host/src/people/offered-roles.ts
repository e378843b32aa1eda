import { type AnyManifest, BadInput, type FieldProblem, STAFF_ROLES, type StaffRole } from '@viche/plugin-api';
import { z } from 'zod';

/** A role and where it holds; an empty module stands for the whole site. */
export interface ScopedRole {
  readonly role: StaffRole;
  readonly module: string;
}

export type RoleSource = { readonly manifest: Pick<AnyManifest, 'id' | 'staffRoles'> };

/** Roles of the core itself: they hold for the whole site or not at all. */
const OF_THE_SITE: readonly StaffRole[] = ['owner', 'clerk', 'auditor'];

export const scopedRole = z.strictObject({
  role: z.enum(STAFF_ROLES),
  /** Id of a module; empty for the whole site. */
  module: z.string().max(60),
});

/** Roles that an owner may give: those of the site, then those that modules work with, for all modules and for each. */
export function offeredRoles(servers: readonly RoleSource[]): readonly ScopedRole[] {
  const used = STAFF_ROLES.filter(
    (role) => OF_THE_SITE.includes(role) || servers.some(({ manifest }) => manifest.staffRoles?.includes(role)),
  );
  return [
    ...used.map((role) => ({ role, module: '' })),
    ...servers.flatMap(({ manifest: { id, staffRoles = [] } }) => staffRoles.map((role) => ({ role, module: id }))),
  ];
}

/** @throws {BadInput} for a role that nothing here works with, by its place in the list or as the field itself */
export function requireOffered(
  servers: readonly RoleSource[],
  enabled: ReadonlySet<string>,
  asked: readonly ScopedRole[],
  field: string,
): void {
  const offered = offeredRoles(servers.filter(({ manifest }) => enabled.has(manifest.id)));
  const fields = asked
    .filter(({ role, module }) => !offered.some((one) => one.role === role && one.module === module))
    .map((): FieldProblem => ({ field, problem: 'people:problem.notOffered' }));
  if (fields.length > 0) throw new BadInput({ fields: fields.slice(0, 1) });
}
