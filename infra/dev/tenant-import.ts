// `npm run tenant:import -- FILE [--slug NEW] [--home DIR] [--passphrase-file FILE]`: brings a hromada in from an archive
// (docs/guides/moving-a-hromada.md). Without --home it takes the environment of the processes and DATABASE_SUPERUSER_URL.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ArchiveRefused, installationAuditKeys, keepFormerAuditKeys } from '@viche/archive';
import { type ImportedTenant, importTenant } from '@viche/archive/import';
import { fileServiceOf, keyRingOf, readGoneJournal } from '@viche/host';
import { giveUp, say } from './say.mjs';
import { ArchiveArguments, instanceOf, passphraseOf } from './tenant-archive.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    home: { type: 'string' },
    slug: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
});

async function main(): Promise<void> {
  const [file] = positionals;
  if (!file || !existsSync(file)) throw new ArchiveArguments('Name the file of the archive.');
  const { slug } = values;
  if (slug !== undefined && !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(slug))
    throw new ArchiveArguments('--slug takes small Latin letters, digits and hyphens between them.');
  const passphrase = passphraseOf(values['passphrase-file'], process.env);
  const { env, superUrl } = instanceOf(values.home, process.env);
  if (!superUrl) throw new ArchiveArguments('DATABASE_SUPERUSER_URL is needed: rows are brought in as they were.');
  const keysPath = env.AUDIT_FORMER_KEYS_PATH;
  if (!keysPath)
    throw new ArchiveArguments('AUDIT_FORMER_KEYS_PATH is needed: the keys of its audit log are kept there.');
  const keys = keyRingOf(env);
  const { closings } = await readGoneJournal({ erasureJournal: env.ERASURE_JOURNAL_PATH, keys });
  const installation = {
    superUrl,
    scopeKey: env.SCOPE_KEY,
    keys,
    closed: new Set(closings.map(({ tenantId }) => tenantId)),
    store: fileServiceOf(env).store,
    auditKeys: installationAuditKeys(env),
  };
  const imported = await importTenant(installation, { path: path.resolve(file), passphrase, slug });
  keepFormerAuditKeys(keysPath, imported.auditKeys);
  for (const line of report(imported)) say(line);
}

function report({ slug, officialName, rows, files, missingFiles, domains, auditProblems }: ImportedTenant): string[] {
  return [
    `${officialName} is here, at the address ${slug}: ${rows} rows, ${files} files.`,
    ...(missingFiles > 0 ? [`${missingFiles} files were gone at the former installation already.`] : []),
    ...(domains.length > 0 ? [`Its own domains were not brought in, claim them anew: ${domains.join(', ')}.`] : []),
    auditProblems.length === 0
      ? 'Its audit log is sound.'
      : `Its audit log is NOT sound: ${auditProblems.map(({ kind, message }) => `${kind}: ${message}`).join('; ')}`,
    'Secret settings were not in the archive: enter them anew.',
  ];
}

main().catch((error: unknown) => {
  if (error instanceof ArchiveArguments) giveUp(error.message);
  if (error instanceof ArchiveRefused) giveUp(`${error.code}: ${error.message} Nothing was brought in.`);
  throw error;
});
