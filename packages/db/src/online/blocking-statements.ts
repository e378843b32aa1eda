import { type AlterTableCmd, type Node, parse, type RawStmt } from 'libpg-query';
import { markedTables } from '../marked-tables.ts';
import type { MigrationSource } from '../sources.ts';
import { blockingChange, changesOf, isValidation, lastName } from './blocking-changes.ts';

/**
 * Migrations named before this moment are taken as they are: until then no hromada ran Viche, so every table that they changed
 * was empty or demo data, and a migration that has landed is never edited.
 */
export const FIRST_EDITION = '20261123000000';

/** Tables that crowds use and that Prisma does not know. */
const HOT_OUTSIDE_THE_SCHEMA = ['hit_count'];

/** Tables that no migration may hold for longer than a moment: models marked `/// Hot.`, and those outside Prisma's view. */
export function hotTables(schema: string): Set<string> {
  return new Set([...markedTables(schema, 'Hot'), ...HOT_OUTSIDE_THE_SCHEMA]);
}

/** Why one statement of a migration would stop people who write at that moment, and what to do instead. */
export interface BlockingStatement {
  migration: string;
  /** Number of the line on which the statement begins. */
  line: number;
  table: string | null;
  reason: string;
}

/** The tables that a script makes itself: nobody can wait for them yet. */
function ownTables(statements: readonly Node[]): Set<string> {
  return new Set(
    statements.flatMap((node) => {
      if ('CreateStmt' in node) return [node.CreateStmt.relation?.relname ?? ''];
      return 'CreateTableAsStmt' in node ? [node.CreateTableAsStmt.into?.rel?.relname ?? ''] : [];
    }),
  );
}

interface Finding {
  table: string | null;
  reason: string;
}

/** Reads single statements against the tables that are in use. */
class StatementJudge {
  readonly #inUse: (table: string | undefined) => boolean;
  readonly #alone: boolean;
  readonly #validatesOnly: boolean;
  readonly #contract: boolean;

  constructor(script: string, statements: readonly Node[], hot: ReadonlySet<string>) {
    const own = ownTables(statements);
    this.#inUse = (table) => table !== undefined && hot.has(table) && !own.has(table);
    this.#alone = statements.length === 1;
    this.#validatesOnly = statements.every((node) => 'AlterTableStmt' in node && changesOf(node).every(isValidation));
    this.#contract = /^-- contract: \S.{9,}$/m.test(script);
  }

  judge(node: Node): Finding[] {
    if ('IndexStmt' in node) return this.#index(node.IndexStmt.relation?.relname, node.IndexStmt.concurrent === true);
    if ('AlterTableStmt' in node) return this.#alter(node.AlterTableStmt.relation?.relname ?? '', changesOf(node));
    if ('RenameStmt' in node) return this.#rename(node.RenameStmt.renameType ?? '', node.RenameStmt.relation?.relname);
    if ('DropStmt' in node) return this.#drop(node.DropStmt.removeType ?? '', node.DropStmt.objects ?? []);
    if ('UpdateStmt' in node) return this.#rows(node.UpdateStmt.relation?.relname);
    if ('DeleteStmt' in node) return this.#rows(node.DeleteStmt.relation?.relname);
    if ('DoStmt' in node) return [{ table: null, reason: 'a DO block cannot be read: write its statements out' }];
    if ('VariableSetStmt' in node && /^(lock|statement)_timeout$/.test(node.VariableSetStmt.name ?? ''))
      return [{ table: null, reason: 'the migrator alone decides how long a lock is waited for' }];
    return this.#wholeTable(node);
  }

  #index(table: string | undefined, concurrent: boolean): Finding[] {
    if (concurrent && !this.#alone)
      return [
        {
          table: table ?? null,
          reason: 'CONCURRENTLY works outside a transaction only: give it a migration of its own',
        },
      ];
    if (concurrent || !this.#inUse(table)) return [];
    return [
      {
        table: table!,
        reason: 'nobody can write while the index is built: make it CONCURRENTLY, in a migration of its own',
      },
    ];
  }

  #alter(table: string, changes: readonly AlterTableCmd[]): Finding[] {
    const drops = changes.filter(({ subtype }) => subtype === 'AT_DropColumn' && !this.#contract);
    const findings = drops.map(({ name }) => `column ${name} is dropped: ${expandFirst}`);
    if (this.#inUse(table)) {
      for (const change of changes) {
        const reason = blockingChange(change);
        if (reason) findings.push(reason);
        if (isValidation(change) && !this.#validatesOnly)
          findings.push('VALIDATE reads the table under the locks taken before it: give it a migration of its own');
      }
    }
    return findings.map((reason) => ({ table, reason }));
  }

  #rename(kind: string, table: string | undefined): Finding[] {
    if (!['OBJECT_TABLE', 'OBJECT_COLUMN', 'OBJECT_VIEW', 'OBJECT_TYPE'].includes(kind)) return [];
    return [
      {
        table: table ?? null,
        reason: 'running processes know the old name: add the new one, move over, drop the old later',
      },
    ];
  }

  #drop(kind: string, objects: readonly Node[]): Finding[] {
    if (kind !== 'OBJECT_TABLE' || this.#contract) return [];
    return objects.map((node) => ({
      table: 'List' in node ? lastName(node.List.items) : null,
      reason: `the table is dropped: ${expandFirst}`,
    }));
  }

  #rows(table: string | undefined): Finding[] {
    if (!this.#inUse(table)) return [];
    return [
      { table: table!, reason: 'rows stay locked until the migration ends: change them in small parts by a job' },
    ];
  }

  #wholeTable(node: Node): Finding[] {
    const reason = 'locks the whole table';
    const named = (nodes: readonly Node[] = []) =>
      nodes.flatMap((each) => ('RangeVar' in each ? [each.RangeVar.relname] : []));
    let tables: (string | undefined)[] = [];
    if ('LockStmt' in node) tables = named(node.LockStmt.relations);
    if ('TruncateStmt' in node) tables = named(node.TruncateStmt.relations);
    if ('ClusterStmt' in node) tables = [node.ClusterStmt.relation?.relname];
    if ('ReindexStmt' in node) tables = [node.ReindexStmt.relation?.relname];
    if ('VacuumStmt' in node)
      tables = (node.VacuumStmt.rels ?? []).map((each) =>
        'VacuumRelation' in each ? each.VacuumRelation.relation?.relname : undefined,
      );
    return tables.filter(this.#inUse).map((table) => ({ table: table!, reason }));
  }
}

const expandFirst =
  'say in a line "-- contract: …" since which edition nothing reads it, running processes of the edition before still may';

/**
 * Reads a migration with PostgreSQL's own parser and names every statement that would stop people who sign, vote or sign in
 * while it runs: a rewrite or a long lock of a hot table, or the loss of something that running processes still use.
 * Statements inside functions are not read: they run later.
 *
 * @throws SqlError when PostgreSQL could not read the script.
 */
export async function blockingStatements(
  { name, sql }: Pick<MigrationSource, 'name' | 'sql'>,
  hot: ReadonlySet<string>,
): Promise<BlockingStatement[]> {
  const raw: RawStmt[] = (await parse(sql)).stmts ?? [];
  const judge = new StatementJudge(
    sql,
    raw.flatMap(({ stmt }) => stmt ?? []),
    hot,
  );
  const bytes = Buffer.from(sql); // the parser counts bytes
  return raw.flatMap(({ stmt, stmt_location: from = 0 }) => {
    const before = bytes.subarray(0, from).toString();
    const blanks = /^(?:\s|--[^\n]*\n)*/.exec(bytes.subarray(from).toString())?.[0] ?? '';
    const line = `${before}${blanks}`.split('\n').length;
    return stmt ? judge.judge(stmt).map((finding) => ({ migration: name, line, ...finding })) : [];
  });
}
