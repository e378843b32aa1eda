import type { TenantTable } from '@viche/db';
import { ArchiveRefused } from './archive-refused.ts';
import type { ArchivedTable, Manifest } from './format.ts';
import { LEFT_OUT, readingOf } from './left-out.ts';

/** The module of a migration `20261121000200_petitions_init`. */
const ownerOf = (migration: string): string => migration.replace(/^\d+_/, '').split('_')[0]!;

const version = (message: string) => new ArchiveRefused('core/archive-version', message);

/**
 * Tables of this installation for those of the archive. Migrations change what rows mean, so both sides must have the same ones;
 * a module that the former installation did not have may be here.
 *
 * @throws {ArchiveRefused} `core/archive-version`, saying which side is behind
 */
export function fittingTables(
  archive: Pick<Manifest, 'migrations' | 'tables' | 'release'>,
  here: { readonly migrations: readonly string[]; readonly tables: readonly TenantTable[] },
): readonly { readonly archived: ArchivedTable; readonly table: TenantTable }[] {
  const newer = archive.migrations.filter((name) => !here.migrations.includes(name));
  if (newer.length > 0)
    throw version(
      `This installation is behind the archive (release ${archive.release}): it lacks ${newer.join(', ')}. Update it first.`,
    );
  const owners = new Set(archive.migrations.map(ownerOf));
  const older = here.migrations.filter((name) => owners.has(ownerOf(name)) && !archive.migrations.includes(name));
  if (older.length > 0)
    throw version(
      `The archive (release ${archive.release}) is behind this installation: it lacks ${older.join(', ')}. Update the former installation, and take a new archive there.`,
    );
  return archive.tables.map((archived) => {
    const table = here.tables.find(({ name }) => name === archived.name);
    if (!table || archived.name in LEFT_OUT) throw version(`This installation takes no table ${archived.name}.`);
    const { skip, apart } = readingOf(table);
    const typeOf = new Map(
      table.columns.filter(({ name }) => !skip.includes(name)).map(({ name, type }) => [name, type]),
    );
    const other = archived.columns.find(({ name, type }) => typeOf.get(name) !== type);
    if (other) throw version(`${archived.name}.${other.name} is no column of that type here.`);
    if (archived.personKeys.join() !== apart.join())
      throw version(`${archived.name} has marks of people in other columns here.`);
    return { archived, table };
  });
}
