import { exportTenant, installationAuditKeys, PASSPHRASE } from '@viche/archive';
import type { GraphqlCaller } from '@viche/graphql';
import {
  ARCHIVES_PER_DAY,
  type Environment,
  type Host,
  lastArchive,
  type TenantBundle,
  takeArchive,
} from '@viche/host';
import { Secret } from '@viche/identity';
import { ExpectedError, RateLimited, StepUpNeeded } from '@viche/plugin-api';
import type { ArchiveProblem, ArchiveTaking, SiteDesk } from '@viche/site';

interface ArchiveParts {
  readonly env: Environment;
  /** Throws for everybody who may not take an archive. */
  readonly allow: () => void;
}

/** The archive of everything, for owners. The passphrase goes into the archive and nowhere else. */
export function siteArchive(
  host: Host,
  bundle: TenantBundle,
  caller: GraphqlCaller,
  { env, allow }: ArchiveParts,
): Pick<SiteDesk, 'archive' | 'takeArchive'> {
  async function take(passphrase: string): Promise<ArchiveTaking> {
    try {
      // Never under an idempotency key: each archive that leaves is an act of its own.
      const { slug } = await takeArchive(caller, {});
      const source = {
        pool: host.pool,
        store: host.files?.store ?? null,
        keys: bundle.keys,
        release: env.RELEASE,
        auditKeys: installationAuditKeys(env),
      };
      const name = `viche-${slug}-${new Date().toISOString().slice(0, 10)}.zip`;
      return { done: true, name, chunks: exportTenant(source, Secret.fromText(passphrase)) };
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      return { done: false, problem: problemOfRefusal(error) };
    }
  }

  return {
    async archive() {
      allow();
      return { last: await caller.read(lastArchive), ...PASSPHRASE, perDay: ARCHIVES_PER_DAY };
    },
    async takeArchive(posted) {
      allow();
      if (!posted.done) return { done: false, problem: 'stale' };
      const [passphrase, again] = ['passphrase', 'again'].map((name) => String(posted.form.get(name) ?? ''));
      const problem = problemOf(passphrase!, again!);
      return problem ? { done: false, problem } : take(passphrase!);
    },
  };
}

function problemOfRefusal(error: ExpectedError): ArchiveProblem {
  if (error instanceof StepUpNeeded) return 'proof';
  return error instanceof RateLimited ? 'spent' : 'refused';
}

function problemOf(passphrase: string, again: string): ArchiveProblem | null {
  const length = [...passphrase].length;
  if (length < PASSPHRASE.least) return 'short';
  if (length > PASSPHRASE.most) return 'long';
  return passphrase === again ? null : 'differs';
}
