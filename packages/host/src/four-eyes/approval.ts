import type { CommandOptions } from '@viche/plugin-api';

/** What the second person approved: the command runs in the name of both. */
export interface Approval {
  readonly requestId: string;
  /** Staff id of the first person. */
  readonly requestedBy: string;
  readonly requestedAt: Date;
}

// Known by identity: options that a plugin makes itself can never stand for an approval.
const approvals = new WeakMap<CommandOptions, Approval>();

/** Options under which a command runs as approved. Made by the approving command alone. */
export function approvedOptions(approval: Approval): CommandOptions {
  const options: CommandOptions = {};
  approvals.set(options, approval);
  return options;
}

export const approvalOf = (options: CommandOptions): Approval | null => approvals.get(options) ?? null;
