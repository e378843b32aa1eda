import pg from 'pg';
import {
  type AuditProblem,
  PLATFORM_LOG,
  type PublicKeys,
  type VerifyReport,
  verifyAll,
  type WitnessHead,
} from '../src/index.ts';

export interface VerifyRun {
  /** Of a superuser, or of a role with BYPASSRLS. */
  readonly databaseUrl: string;
  readonly publicKeys: PublicKeys;
  readonly witnessHeads?: readonly WitnessHead[];
  readonly staffEvents?: readonly string[];
  /** Given, entries unsealed for over a minute count as a problem: only while the site runs. */
  readonly now?: Date;
  /** Name of a tenant in the output. */
  readonly nameOf?: (tenantId: string) => string;
  readonly print?: (line: string) => void;
}

function place({ batchSeq, index, entryId }: AuditProblem): string {
  const parts = [
    batchSeq === undefined ? null : `batch ${batchSeq}`,
    index === undefined ? null : `row ${index}`,
    entryId === undefined ? null : `entry ${entryId}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The report in lines: one per tenant, one per problem with its row. */
function describeReport(report: VerifyReport, name: string): string[] {
  const { ok, checkedEntries, batches, unsealed, witnesses, problems, more } = report;
  const facts = [
    `${checkedEntries} entries in ${batches} batches`,
    `${unsealed} wait to be sealed`,
    `${witnesses} witness heads`,
  ];
  return [
    `${ok ? 'sound' : 'NOT SOUND'}  ${name}: ${facts.join(', ')}`,
    ...problems.map((problem) => `  ${[problem.kind, place(problem), problem.message].filter(Boolean).join(': ')}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/**
 * Verifies the logs of all tenants and prints what it found. Reads only.
 * @returns the exit code: 0 all sound, 1 a log is not, 2 could not look
 */
export async function main(run: VerifyRun): Promise<0 | 1 | 2> {
  const {
    databaseUrl,
    publicKeys,
    nameOf = (id: string) => (id === PLATFORM_LOG ? 'the platform' : id),
    print = console.log,
    ...options
  } = run;
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'viche-audit-verify' });
  try {
    await client.connect();
    const reports = await verifyAll(client, publicKeys, options);
    if (reports.length === 0) print('The audit log is empty: nothing to verify');
    for (const report of reports) for (const line of describeReport(report, nameOf(report.tenantId))) print(line);
    return reports.every(({ ok }) => ok) ? 0 : 1;
  } catch (error) {
    print(`Could not verify: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  } finally {
    await client.end().catch(() => undefined);
  }
}
