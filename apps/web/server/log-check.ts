import { existsSync, readFileSync } from 'node:fs';
import { installationAuditKeys } from '@viche/archive';
import { loadPublicKeys, parseHeads, type VerifyOptions, type VerifyReport } from '@viche/audit';
import type { Environment } from '@viche/host';
import type { Translator } from '@viche/i18n';
import type { JournalVerdict } from '@viche/site';

const SHOWN_PROBLEMS = 50;

/** What a log is checked by: the keys of this installation, the heads that were kept outside of the database, the clock. */
export function proofOfLogs(env: Environment): Required<Pick<VerifyOptions, 'publicKeys' | 'witnessHeads' | 'now'>> {
  const witness = env.AUDIT_WITNESS_PATH;
  return {
    publicKeys: loadPublicKeys(installationAuditKeys(env)),
    witnessHeads: witness && existsSync(witness) ? parseHeads(readFileSync(witness, 'utf8')) : [],
    now: new Date(),
  };
}

/** What a check found, for a reader. */
export function verdictOf(report: VerifyReport, t: Translator['t']): JournalVerdict {
  const { ok, checkedEntries, batches, unsealed, witnesses, problems, more } = report;
  return {
    state: ok ? 'sound' : 'not-sound',
    checked: checkedEntries,
    batches,
    unsealed,
    witnesses,
    problems: problems.slice(0, SHOWN_PROBLEMS).map(({ kind, batchSeq, entryId }) => ({
      words: t(`audit:problem.${kind}`),
      batch: batchSeq ?? null,
      entry: entryId ?? null,
    })),
    more: more + Math.max(0, problems.length - SHOWN_PROBLEMS),
  };
}
