import { randomUUID } from 'node:crypto';
import type { World } from '@viche/testing/world';

export interface Column {
  readonly name: string;
  /** PostgreSQL's own name of the type: uuid, text, int4, timestamptz, _text … */
  readonly type: string;
  readonly need: 'required' | 'nullable' | 'defaulted';
  /** Values that a check allows, where it lists them. */
  readonly words: readonly string[];
}

export interface ForeignKey {
  /** The column beside tenant_id. */
  readonly column: string;
  readonly parent: string;
}

export interface TenantTable {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly foreignKeys: readonly ForeignKey[];
}

export type Row = Readonly<Record<string, unknown>>;

/** Every table with tenant_id that the catalogue of the database knows, parents before their children. */
export async function tenantTables(world: World): Promise<readonly TenantTable[]> {
  const columns = await world.asSuperuser<{
    table: string;
    name: string;
    type: string;
    required: boolean;
    defaulted: boolean;
  }>(`
    select c.relname as table, a.attname as name, t.typname as type, a.attnotnull as required, a.atthasdef as defaulted
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and exists (select from pg_attribute x where x.attrelid = c.oid and x.attname = 'tenant_id')
    order by c.relname, a.attnum`);
  const checks = await world.asSuperuser<{ table: string; text: string }>(`
    select c.relname as table, pg_get_constraintdef(k.oid) as text from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'c'`);
  const foreign = await world.asSuperuser<{ table: string; column: string; parent: string }>(`
    select c.relname as table, a.attname as column, p.relname as parent
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[2]
    where k.contype = 'f'`);
  const names = [...new Set(columns.map(({ table }) => table))];
  const tables = names.map((name) => ({
    name,
    columns: columns
      .filter(({ table }) => table === name)
      .map(
        (column): Column => ({
          name: column.name,
          type: column.type,
          need: column.defaulted ? 'defaulted' : column.required ? 'required' : 'nullable',
          words: checks.filter(({ table }) => table === name).flatMap(({ text }) => wordsOf(text, column.name)),
        }),
      ),
    foreignKeys: foreign.filter(({ table }) => table === name).map(({ column, parent }) => ({ column, parent })),
  }));
  return parentsFirst(tables);
}

/** `CHECK ((state = ANY (ARRAY['active'::text, …])))`: the words that a column may hold. */
function wordsOf(check: string, column: string): string[] {
  const list = new RegExp(`\\(\\(?${column} = ANY \\(ARRAY\\[(.*?)\\]`).exec(check)?.[1];
  return list ? [...list.matchAll(/'([^']+)'/g)].map(([, word]) => word!) : [];
}

function parentsFirst(tables: readonly TenantTable[]): TenantTable[] {
  const sorted: TenantTable[] = [];
  const visit = (table: TenantTable): void => {
    if (sorted.includes(table)) return;
    for (const { parent } of table.foreignKeys) {
      const found = tables.find(({ name }) => name === parent);
      if (found && found !== table) visit(found);
    }
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}

export interface RowMaker {
  readonly tenantId: string;
  /** Stands in every free text, json and bytes of the row. */
  readonly text: string;
  /** Ids of rows that children hang on, by table. */
  readonly parents?: Readonly<Record<string, unknown>>;
  /** `whole`: nullable columns of every kind are filled; `texts`: those that hold text only. */
  readonly fill: 'whole' | 'texts';
  readonly values?: Row;
}

const START = Date.UTC(2026, 10, 21, 10);
const HOUR_MS = 3_600_000;
const TEXTUAL = new Set(['text', 'varchar', 'bpchar', '_text', 'json', 'jsonb']);

/** Columns that may be null, of which a check still wants some. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  subscription: ['participant_id', 'confirmed_at'],
  notification: ['participant_id'],
  personal_data_access: ['subject_id'],
  passkey_reset: ['requested_by'],
  staff_invitation: ['ended_at'],
  assisted_session: ['ended_at'],
  resident_list: ['ended_at'],
  residency_claim: ['ended_at', 'staff_id', 'ground'],
  residency_check: ['checked_at', 'settled_at'],
};

/** Values of columns whose checks take no other ones. */
const FITTING: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  consent: { purpose: 'contact' },
  page: { slug: 'planted' },
  page_version: { number: 2, restores: 1 },
  petitions_signature_invalidation: { criteria: '{"network":"x"}', dry_run_count: 1, dry_run_of: 2 },
  assisted_session: { code_hash: null },
  resident_list: { state: 'replaced' },
  residency_claim: { state: 'refused', ground: 'other' },
  residency_check: { state: 'kept' },
  passkey_reset: { effective_at: new Date(START + 48 * HOUR_MS), operator_ref: null },
  role_assignment: { role: 'editor' },
  staff_invitation: { roles: '[{"role":"editor","module":""}]', state: 'accepted' },
};

/** A row that the table's checks accept, whatever the table is about. */
export function makeRow(table: TenantTable, maker: RowMaker): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [place, column] of table.columns.entries()) {
    const { name, need, type } = column;
    const foreign = table.foreignKeys.find((key) => key.column === name);
    if (name === 'tenant_id') row[name] = maker.tenantId;
    else if (maker.values && name in maker.values) row[name] = maker.values[name];
    else if (FITTING[table.name]?.[name] !== undefined) row[name] = FITTING[table.name]![name];
    else if (name === 'id') row[name] = randomUUID();
    else if (foreign) row[name] = maker.parents?.[foreign.parent] ?? randomUUID();
    else if (WANTED[table.name]?.includes(name)) row[name] = cellValue(column, place, maker.text);
    else if (need === 'required' || (need === 'nullable' && (maker.fill === 'whole' || TEXTUAL.has(type))))
      row[name] = cellValue(column, place, maker.text);
  }
  return row;
}

function cellValue({ type, words }: Column, place: number, text: string): unknown {
  if (words[0]) return words[0];
  // Later columns hold later moments: windows end after they begin.
  const moment = new Date(START + place * HOUR_MS);
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'bool':
      return true;
    case 'int2':
    case 'int4':
    case 'int8':
    case 'numeric':
      return 1;
    case 'timestamptz':
      return moment;
    case 'date':
      return moment.toISOString().slice(0, 10);
    case 'bytea':
      return Buffer.from(`${text} ${randomUUID()}`);
    case 'json':
    case 'jsonb':
      return JSON.stringify({ text });
    case '_text':
      return [text];
    default:
      return `${text} ${place}-${randomUUID().slice(0, 8)}`;
  }
}

/** Writes a row behind the product's back: no triggers, no foreign keys; checks and unique indexes hold. */
export async function plantRow(world: World, table: TenantTable, maker: RowMaker): Promise<Row> {
  const row = makeRow(table, maker);
  const names = Object.keys(row);
  await world.asSuperuser('set session_replication_role = replica');
  try {
    const [planted] = await world.asSuperuser<Record<string, unknown>>(
      `insert into ${table.name} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_name, index) => `$${index + 1}`).join(', ')}) returning *`,
      Object.values(row),
    );
    return planted!;
  } finally {
    await world.asSuperuser('set session_replication_role = origin');
  }
}

/** One row with the text in every tenant table; returns them by table. */
export async function plantEverywhere(
  world: World,
  tables: readonly TenantTable[],
  tenantId: string,
  text: string,
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const table of tables) {
    const parents = Object.fromEntries([...rows].map(([name, row]) => [name, row.id]));
    rows.set(table.name, await plantRow(world, table, { tenantId, text, parents, fill: 'texts' }));
  }
  return rows;
}

/** Fingerprint of all rows of a tenant in these tables: two equal ones mean that nothing changed. */
export async function fingerprint(
  world: World,
  tables: readonly TenantTable[],
  tenantId: string,
): Promise<Readonly<Record<string, string>>> {
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await world.asSuperuser<{ print: string }>(
      `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${name} t where tenant_id = $1`,
      [tenantId],
    );
    prints[name] = row!.print;
  }
  return prints;
}
