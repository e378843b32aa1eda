/** The part of `Sql` that reading needs, so that a plain database client can serve too. */
export type ReadSql = <Row>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<Row[]>;

/** Anything that runs one statement with bound parameters, e.g. a `pg` client. */
export interface QueryClient {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Lets a plain client serve tagged templates. Values are bound, never written into the text. */
export function readSqlOf(client: QueryClient): ReadSql {
  return async <Row>(strings: TemplateStringsArray, ...values: unknown[]) => {
    const text = strings.reduce((before, piece, index) => `${before}$${index}${piece}`);
    const { rows } = await client.query(text, values);
    return rows as Row[];
  };
}
