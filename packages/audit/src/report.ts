/** What can be wrong with a log. Texts for people stand in the catalogue `audit:problem.<kind>`. */
export const AUDIT_PROBLEMS = [
  'altered',
  'removed',
  'reordered',
  'inserted',
  'cut-tail',
  'bad-signature',
  'broken-chain',
  'unsealed-gap',
] as const;
export type AuditProblemKind = (typeof AUDIT_PROBLEMS)[number];

export interface AuditProblem {
  readonly kind: AuditProblemKind;
  readonly entryId?: string;
  readonly batchSeq?: number;
  /** Place in its batch from 0; without `batchSeq`, place in the log. */
  readonly index?: number;
  readonly message: string;
}

export interface VerifyReport {
  readonly tenantId: string;
  readonly ok: boolean;
  readonly checkedEntries: number;
  readonly batches: number;
  /** Entries that wait to be sealed: written, but not yet proof against the database's owner. */
  readonly unsealed: number;
  /** Witness heads that were compared. */
  readonly witnesses: number;
  readonly problems: readonly AuditProblem[];
  /** Problems beyond the first thousand, which are not listed. */
  readonly more: number;
}

const MAX_LISTED = 1_000;

/** Collects problems without letting a destroyed log fill the memory. */
export class ProblemList {
  readonly listed: AuditProblem[] = [];
  more = 0;

  add(...problems: readonly AuditProblem[]): void {
    for (const problem of problems) {
      if (this.listed.length < MAX_LISTED) this.listed.push(problem);
      else this.more += 1;
    }
  }
}
