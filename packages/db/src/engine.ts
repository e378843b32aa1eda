import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { oneClientPool } from './one-client-pool.ts';

const require = createRequire(import.meta.url);
let instantiated = false;

function instantiateEngine(): void {
  if (instantiated) return;
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const module = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings as never });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
  instantiated = true;
}

const charOid = 18; // PostgreSQL's one-byte "char", which its catalogue uses for kinds
const varcharOid = 1043;

/** Remembers which columns of its last answer were "char", a type that Prisma's adapter refuses to read. */
class CatalogueClient extends pg.Client {
  charColumns: number[] = [];
  /** What the database refused last. Kept here, because the engine passes on neither its code nor its words. */
  lastError: unknown = null;

  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has six overloads
  override query(...args: any[]): any {
    const answer = super.query(...(args as Parameters<pg.Client['query']>)) as unknown;
    if (!(answer instanceof Promise)) return answer;
    answer.catch((error: unknown) => {
      this.lastError = error;
    });
    return answer.then((result: pg.QueryResult) => {
      this.charColumns = [];
      for (const [column, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== charOid) continue;
        field.dataTypeID = varcharOid;
        this.charColumns.push(column);
      }
      return result;
    });
  }
}

/** Two corrections of Prisma's adapter, which cuts scripts at semicolons (also inside a function body) and refuses "char". */
class CatalogueAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';
  readonly #client: CatalogueClient;

  constructor(client: CatalogueClient) {
    this.#client = client;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const client = this.#client;
    const adapter = await new PrismaPg(oneClientPool(client)).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    return Object.assign(adapter, {
      executeScript: async (script: string): Promise<void> => {
        await client.query(script);
      },
      queryRaw: async (query: SqlQuery): Promise<SqlResultSet> => {
        const result = await queryRaw(query);
        for (const column of client.charColumns) {
          result.columnTypes[column] = ColumnTypeEnum.Character;
          // "None" is an empty "char"; the engine reads it only as the character zero.
          for (const row of result.rows) if (row[column] === '') row[column] = '\u0000';
        }
        return result;
      },
    });
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    throw new Error('the schema engine is used without a shadow database');
  }
}

/** The engine at work, and the connection under it. */
export interface EngineAtWork {
  engine: SchemaEngine;
  client: pg.Client;
  /** What the database refused last; null when it refused nothing. */
  lastError(): unknown;
}

/**
 * Runs `work` with Prisma's schema engine connected to `databaseUrl`. The engine is WebAssembly over the ordinary driver:
 * nothing is downloaded. No statement waits longer than `lockWaitMs` for a lock: whoever waits for a table stands before all
 * who come to it later.
 */
export async function withSchemaEngine<R>(
  databaseUrl: string,
  schema: string,
  work: (atWork: EngineAtWork) => Promise<R>,
  lockWaitMs = 3_000,
): Promise<R> {
  instantiateEngine();
  const client = new CatalogueClient({ connectionString: databaseUrl, application_name: 'viche-migrate' });
  client.on('error', () => undefined); // the query in hand reports a lost connection itself
  await client.connect();
  try {
    await client.query(`select set_config('lock_timeout', $1, false)`, [String(lockWaitMs)]);
    const factory = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapterFactory(client));
    const Engine = bindings.SchemaEngine as unknown as typeof SchemaEngine;
    const engine = await Engine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
    return await work({ engine, client, lastError: () => client.lastError });
  } finally {
    await client.end();
  }
}
