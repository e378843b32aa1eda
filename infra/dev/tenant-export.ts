// `npm run tenant:export -- --slug SLUG --out FILE [--home DIR] [--passphrase-file FILE]`: everything of a hromada as one
// archive (docs/guides/moving-a-hromada.md). Without --home it takes the environment of the processes.
import { parseArgs } from 'node:util';
import { exportTenant, installationAuditKeys } from '@viche/archive';
import { createHost, createLogger, fileServiceOf, keyRingOf, makeCaller, OPERATOR, takeArchive } from '@viche/host';
import { servers } from '@viche/registry/servers';
import { giveUp, say } from './say.mjs';
import { ArchiveArguments, instanceOf, passphraseOf, writeWhole } from './tenant-archive.ts';

const { values } = parseArgs({
  options: {
    home: { type: 'string' },
    slug: { type: 'string' },
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
});

async function main(): Promise<void> {
  const { slug, out, home } = values;
  if (!slug || !out) throw new ArchiveArguments('--slug and --out are needed.');
  const passphrase = passphraseOf(values['passphrase-file'], process.env);
  const { env } = instanceOf(home, process.env);
  const files = fileServiceOf(env);
  const host = await createHost({
    databaseUrl: env.DATABASE_URL,
    scopeKey: env.SCOPE_KEY,
    keys: keyRingOf(env),
    servers,
    files,
    log: createLogger('warn', 'export'),
    sessions: 2,
    applicationName: 'viche-tenant-export',
  });
  try {
    const bundle = await host.tenants.byHost(slug);
    if (!bundle) throw new ArchiveArguments(`No hromada has the address ${slug}.`);
    await takeArchive(makeCaller(host, { bundle, actor: OPERATOR, locale: 'uk' }), {});
    const source = { pool: host.pool, store: files.store, keys: bundle.keys, release: env.RELEASE };
    await writeWhole(out, exportTenant({ ...source, auditKeys: installationAuditKeys(env) }, passphrase));
    say(`${bundle.info.names.uk.official}: ${out}`);
  } finally {
    await host.close();
  }
}

main().catch((error: unknown) => {
  if (error instanceof ArchiveArguments) giveUp(error.message);
  throw error;
});
