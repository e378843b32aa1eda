import { Readable } from 'node:stream';
import { type AuditProblem, loadPublicKeys, verifyTenant, writeAudit } from '@viche/audit';
import { databaseRefusal, newId } from '@viche/db';
import { restoreTenant, type TakenBy, type TenantRestore } from '@viche/db/server';
import { type KeyRing, type Secret, sealTenantSecret } from '@viche/identity';
import type { ObjectStore } from '@viche/storage';
import { ArchiveRefused } from './archive-refused.ts';
import { archivedRows } from './archived-rows.ts';
import { fittingTables } from './fitting-tables.ts';
import { ENTRY, type Manifest } from './format.ts';
import { type OpenArchive, openArchive } from './open-archive.ts';

export interface Installation {
  /** Of a superuser: see `restoreTenant`. */
  readonly superUrl: string;
  readonly scopeKey: Uint8Array | string;
  readonly keys: KeyRing;
  readonly store: ObjectStore;
  /** Public keys (PEM) that this installation knows already. */
  readonly auditKeys: readonly string[];
  /** Ids of hromadas whose sites were closed here for ever, by the journal outside the database: none is brought in again. */
  readonly closed?: ReadonlySet<string>;
}

export interface ImportedTenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly officialName: string;
  readonly rows: number;
  readonly files: number;
  /** Files whose bytes the former installation had lost. */
  readonly missingFiles: number;
  /** Public keys (PEM) that signed its audit log so far: keep them where the log is verified. */
  readonly auditKeys: readonly string[];
  /** What is wrong with its audit log; empty for a sound one. */
  readonly auditProblems: readonly AuditProblem[];
  /** Its own domains; they were not brought in, because here nobody has shown yet that they are hers. */
  readonly domains: readonly string[];
}

/** A domain is a claim that its owner makes here anew. */
const NOT_BROUGHT_IN = 'tenant_domain';

/**
 * Brings a hromada in from an archive: checks all of it, then writes all of it in one transaction, with its keys under this
 * installation's. Nothing of it is left after a failure.
 *
 * @param slug another address than it had
 * @throws {ArchiveRefused}
 */
export async function importTenant(
  installation: Installation,
  { path, passphrase, slug: wanted }: { readonly path: string; readonly passphrase: Secret; readonly slug?: string },
): Promise<ImportedTenant> {
  const archive = await openArchive(path, passphrase);
  const stored: string[] = [];
  try {
    const { manifest } = archive;
    const { id: tenantId, officialName } = manifest.tenant;
    if (installation.closed?.has(tenantId)) throw new ArchiveRefused('core/archive-taken', CLOSED_HERE);
    const slug = wanted ?? manifest.tenant.slug;
    const { superUrl, scopeKey, store } = installation;
    const inside = await restoreTenant({ superUrl, scopeKey, tenantId }, async (restore) => {
      const taken = await restore.taken({ ...manifest.tenant, slug });
      if (taken) throw takenBy(taken);
      const written = await writeRows(restore, archive, installation, slug);
      const orphans = await restore.orphans();
      if (orphans.length > 0)
        throw new ArchiveRefused(
          'core/archive-broken',
          `Rows refer to rows that are not there: ${orphans.join(', ')}.`,
        );
      await noteImport(restore, manifest);
      const publicKeys = loadPublicKeys([...installation.auditKeys, ...manifest.auditKeys]);
      const { problems } = await verifyTenant(restore.sql, { tenantId, publicKeys });
      for (const { key } of manifest.files) {
        stored.push(key);
        await store.put(key, Readable.from(archive.read(ENTRY.file(key))));
      }
      return { ...written, auditProblems: problems };
    });
    stored.length = 0;
    return {
      tenantId,
      slug,
      officialName,
      files: manifest.files.length,
      missingFiles: manifest.missingFiles.length,
      auditKeys: manifest.auditKeys,
      ...inside,
    };
  } catch (error) {
    throw indexRefusal(error) ?? error;
  } finally {
    for (const key of stored) await installation.store.remove(key);
    archive.close();
  }
}

async function writeRows(
  restore: TenantRestore,
  { manifest, keys, read }: OpenArchive,
  { keys: ring }: Installation,
  slug: string,
): Promise<{ rows: number; domains: readonly string[] }> {
  const tenantId = manifest.tenant.id;
  const bytes = (secret: Buffer) => `\\x${secret.toString('hex')}`;
  const ownRow = {
    slug,
    pepper: bytes(sealTenantSecret(ring, tenantId, 'pepper', keys.pepper)),
    data_key: bytes(sealTenantSecret(ring, tenantId, 'data-key', keys.dataKey)),
  };
  let rows = 0;
  const domains: string[] = [];
  for (const { archived, table } of fittingTables(manifest, restore)) {
    const place = { tenantId, scope: table.scope, personWrap: keys.personWrap, outer: ring.outer };
    const isTenant = table.name === 'tenant';
    const columns = [...archived.columns.map(({ name }) => name), ...(isTenant ? ['pepper', 'data_key'] : [])];
    for await (const batch of archivedRows(read(ENTRY.table(archived.name)), archived, place)) {
      if (table.name === NOT_BROUGHT_IN) {
        domains.push(...batch.map(({ line }) => String(JSON.parse(line).host)));
        continue;
      }
      rows += batch.length;
      const own = isTenant ? batch.map(({ line }) => ({ line, over: { ...ownRow, ...stateOf(line) } })) : batch;
      await restore.insert(table, columns, own);
    }
  }
  // Every process that still remembers a tenant of this id reads it anew.
  await restore.sql`update tenant set config_version = config_version + 1 where id = ${tenantId}::uuid`;
  return { rows, domains };
}

/** A hromada leaves the former site while that is being closed; here it begins, or goes on as a trial. */
function stateOf(line: string): { state?: string } {
  const { state, trial } = JSON.parse(line);
  return state === 'closing' ? { state: trial ? 'sandbox' : 'live' } : {};
}

async function noteImport({ sql }: TenantRestore, { tenant, takenAt, release }: Manifest): Promise<void> {
  const [clock] = await sql<{ at: Date }>`select now() as at`;
  const { at } = clock!;
  const [requestId, action] = [newId(), 'core.import-tenant'];
  const detail = { takenAt, release };
  await writeAudit(sql, {
    tenantId: tenant.id,
    action,
    actorKind: 'operator',
    subjectType: 'Tenant',
    subjectId: tenant.id,
    detail,
    requestId,
    at,
  });
  await sql`select viche.note_platform_act(${newId()}::uuid, ${action}, ${tenant.id}::uuid, null, ${JSON.stringify(detail)}::jsonb,
    null, ${requestId})`;
}

const TAKEN: Readonly<Record<TakenBy['what'], (slug: string) => string>> = {
  id: () => 'This very hromada is here already.',
  slug: (slug) => `The address ${slug} is taken: give another one by --slug.`,
  code: (slug) => `The hromada of this territory has a site here already: ${slug}.`,
  edrpou: (slug) => `The council has a site here already: ${slug}.`,
};

const CLOSED_HERE =
  'Its site was closed here for ever, and every start would close it again: take its line out of ERASURE_JOURNAL_PATH first.';

const takenBy = ({ what, slug }: TakenBy) => new ArchiveRefused('core/archive-taken', TAKEN[what](slug));

/** Somebody opened a site of this hromada meanwhile, or rows of the archive are no rows of its tables. */
function indexRefusal(error: unknown): ArchiveRefused | null {
  if (error instanceof ArchiveRefused) return error;
  const refusal = databaseRefusal(error);
  if (!refusal) return null;
  if (refusal.constraint?.startsWith('tenant_'))
    return new ArchiveRefused(
      'core/archive-taken',
      'The hromada, its council or its address has a site here already.',
      { cause: error },
    );
  return new ArchiveRefused(
    'core/archive-broken',
    `The database refuses a row: ${refusal.constraint ?? refusal.code}.`,
    { cause: error },
  );
}
