import { verifyTenant } from '@viche/audit';
import type { GraphqlCaller } from '@viche/graphql';
import {
  type Environment,
  exportJournal,
  type Host,
  type JournalQuery,
  journalFacets,
  readJournal,
  type TenantBundle,
  verifyJournal,
} from '@viche/host';
import { csvLine } from '@viche/open-data';
import type { Outcome, PostedForm, SiteDesk, StreamedFile } from '@viche/site';
import { actOutcome } from './act-outcome.ts';
import { proofOfLogs, verdictOf } from './log-check.ts';

const ROWS_AT_ONCE = 1_000;

interface JournalParts {
  readonly env: Environment;
  /** Throws for everybody who may not read the log. */
  readonly allow: () => void;
}

/** The audit log at the desk: its pages, its file, its check. */
export function siteJournal(
  host: Host,
  bundle: TenantBundle,
  caller: GraphqlCaller,
  { env, allow }: JournalParts,
): Pick<SiteDesk, 'journal' | 'journalFile' | 'verifyJournal'> {
  /** An act that a form asks for, as a value: done, or why not. */
  async function actOf<T>(posted: PostedForm, act: () => Promise<T>): Promise<Outcome<T>> {
    if (!posted.done) return { done: false, refusal: posted.refusal, status: posted.status };
    return actOutcome(caller, act);
  }

  return {
    async journal(query) {
      allow();
      return caller.read(async (ctx) => ({ ...(await readJournal(ctx, query)), ...(await journalFacets(ctx)) }));
    },
    async journalFile(posted, query) {
      allow();
      return actOf(posted, async (): Promise<StreamedFile> => {
        await exportJournal(caller, {});
        return {
          name: `viche-${bundle.info.slug}-journal-${new Date().toISOString().slice(0, 10)}.csv`,
          type: 'text/csv; charset=utf-8',
          chunks: csvOf(caller, query),
        };
      });
    },
    async verifyJournal(posted) {
      allow();
      return actOf(posted, async () => {
        await verifyJournal(caller, {});
        const tenantId = bundle.info.id;
        const report = await host.pool.snapshot(tenantId, ({ sql }) =>
          verifyTenant(sql, { tenantId, ...proofOfLogs(env) }),
        );
        return verdictOf(report, caller.t);
      });
    },
  };
}

const COLUMNS = [
  'at',
  'action',
  'actor',
  'actorKind',
  'subject',
  'outcome',
  'reason',
  'requestId',
  'batch',
  'id',
] as const;

/** Batch by batch, each in a short transaction: memory stays flat and no session is held while the reader takes it. */
async function* csvOf(caller: GraphqlCaller, query: JournalQuery): AsyncGenerator<Uint8Array> {
  const { t } = caller;
  // The mark by which spreadsheets know UTF-8.
  const head = csvLine(
    COLUMNS.map((column) => t(`dashboard:journalFile.${column}`)),
    'office',
  );
  yield Buffer.from(`\uFEFF${head}`);
  let after: string | undefined;
  do {
    const place = after;
    const { entries, next } = await caller.read((ctx) => readJournal(ctx, { ...query, after: place }, ROWS_AT_ONCE));
    const lines = entries.map((entry) =>
      csvLine(
        COLUMNS.map((column) => {
          const value = entry[column];
          return value instanceof Date ? value.toISOString() : (value ?? '');
        }),
        'office',
      ),
    );
    if (lines.length > 0) yield Buffer.from(lines.join(''));
    after = next ?? undefined;
  } while (after);
}
