import { createHash } from 'node:crypto';
import pg from 'pg';

/** A piece of SQL with its bound values. Made by `sql.part` and `sql.ident` only. */
export class SqlPart {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

/** SQL as a tagged template: every value is bound, never written into the text. */
export interface Sql {
  /**
   * Runs one statement and returns its rows, keyed by column name. bigint comes as number, date as 'YYYY-MM-DD', numeric as
   * string. Bind an array for `= any(…)` and `JSON.stringify(x)` for jsonb.
   *
   * @throws DatabaseBusy on time-outs and lost connections; the driver's error for refusals (see `databaseRefusal`).
   */
  <Row = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /** A piece to splice into a statement, with values of its own. */
  part(strings: TemplateStringsArray, ...values: unknown[]): SqlPart;
  /** A table or column name that the program chose: `[a-z_]` words only, so that it cannot come from outside. */
  ident(name: string): SqlPart;
}

/** A statement as the driver takes it. */
export interface Statement {
  text: string;
  values: unknown[];
  /** Kept by the server under this name, so that it is planned once per connection and not at every call. */
  name?: string;
}

/** Numbers the placeholders of a template and its nested parts. */
export function compileSql(strings: readonly string[], values: readonly unknown[]): Statement {
  const statement: Statement = { text: '', values: [] };
  const append = (texts: readonly string[], bound: readonly unknown[]): void => {
    statement.text += texts[0] ?? '';
    for (const [index, value] of bound.entries()) {
      if (value instanceof SqlPart) append(value.strings, value.values);
      else {
        // `undefined` would silently become NULL: nearly always a mistyped property.
        if (value === undefined) throw new Error('sql: a bound value is undefined; say null when NULL is meant');
        statement.values.push(value);
        statement.text += `$${statement.values.length}`;
      }
      statement.text += texts[index + 1] ?? '';
    }
  };
  append(strings, values);
  return statement;
}

function identifier(name: string): SqlPart {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(name))
    throw new Error(`sql.ident: "${name}" is not a plain name`);
  return new SqlPart(
    [
      name
        .split('.')
        .map((word) => `"${word}"`)
        .join('.'),
    ],
    [],
  );
}

const int8 = 20;
const date = 1082;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a bigint of the database does not fit a JavaScript number');
  return value;
}

/** Type parsers of `sql`: counts and kopiykas are numbers, a calendar day stays a day (no time zone can move it). */
export const sqlTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === int8) return safeInteger;
    if (oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, (format ?? 'text') as 'text') as (value: string) => unknown;
  },
};

/** Text and name of each template of the program: there are as many as there are statements in the code. */
const templates = new WeakMap<TemplateStringsArray, { text: string; name: string }>();

const nameOf = (text: string): string => `v_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;

/** Names of texts with spliced parts. A part may repeat as often as its caller likes, so only the first texts are kept. */
const spliced = new Map<string, string>();
const MOST_SPLICED = 300;

function splicedName(text: string): string | undefined {
  if (!spliced.has(text) && spliced.size < MOST_SPLICED) spliced.set(text, nameOf(text));
  return spliced.get(text);
}

/** A statement with the name under which a connection keeps it. */
function prepared(strings: TemplateStringsArray, values: readonly unknown[]): Statement {
  if (values.some((value) => value instanceof SqlPart)) {
    const statement = compileSql(strings, values);
    const name = splicedName(statement.text);
    return name ? { ...statement, name } : statement;
  }
  let template = templates.get(strings);
  if (!template) {
    const { text } = compileSql(strings, values);
    template = { text, name: nameOf(text) };
    templates.set(strings, template);
  }
  if (values.includes(undefined)) throw new Error('sql: a bound value is undefined; say null when NULL is meant');
  return { ...template, values: [...values] };
}

/** Builds a `sql` tag over one way of running a statement. */
export function createSql(run: (statement: Statement) => Promise<unknown[]>): Sql {
  const tag = async (strings: TemplateStringsArray, ...values: unknown[]): Promise<unknown[]> =>
    run(prepared(strings, values));
  return Object.assign(tag, {
    part: (strings: TemplateStringsArray, ...values: unknown[]) => new SqlPart(strings, values),
    ident: identifier,
  }) as Sql;
}
