export const STAFF_ROLES = ['owner', 'moderator', 'editor', 'officer', 'approver', 'clerk', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
