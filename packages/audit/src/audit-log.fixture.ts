import { createSessionPool, newId, type Session, type SessionPool } from '@viche/db';
import { createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import {
  contentHash,
  exportHeads,
  generateSigningKey,
  loadPublicKeys,
  loadSigningKey,
  type NewAuditEntry,
  readSqlOf,
  sealPending,
  type VerifyOptions,
  verifyTenant,
  writeAudit,
} from './index.ts';

export const pair = generateSigningKey();
export const signingKey = loadSigningKey(pair.privatePem);
export const publicKeys = loadPublicKeys([pair.publicPem]);

/** A statement and its bound values. */
export type Statement = readonly [text: string, ...values: unknown[]];

/** Before each test: a new tenant whose log is sealed in batches of 4, 1 and 3 entries. */
export class AuditLog {
  tenantId = '';
  ids: string[] = [];
  database!: TestDatabase;
  pool!: SessionPool;
  superuser!: pg.Client;

  async open(): Promise<void> {
    this.database = await createTestDatabase();
    this.pool = createSessionPool({ appUrl: this.database.appUrl, scopeKey: this.database.scopeKey, size: 6 });
    this.superuser = new pg.Client({ connectionString: this.database.superUrl });
    await this.superuser.connect();
  }

  async close(): Promise<void> {
    await Promise.all([this.superuser?.end(), this.pool?.close()]);
    await this.database?.drop();
  }

  async fill(): Promise<void> {
    this.tenantId = newId();
    this.ids = [];
    for (const size of [4, 1, 3]) {
      for (let entry = 0; entry < size; entry += 1) this.ids.push(await this.write(`demo.act-${this.ids.length}`));
      await this.seal();
    }
  }

  entry(action: string, fields: Partial<NewAuditEntry> = {}): NewAuditEntry {
    return {
      tenantId: this.tenantId,
      action,
      actorKind: 'staff',
      actorId: newId(),
      subjectType: 'Petition',
      subjectId: newId(),
      afterHash: contentHash({ state: 'published', title: "<script>'п’ять'" }),
      detail: { from: 'submitted', to: 'published', count: 1.5, nested: { ї: [null, true] } },
      reason: 'CANARY <script>',
      requestId: newId(),
      at: new Date(),
      ...fields,
    };
  }

  scoped<R>(work: (session: Session) => Promise<R>): Promise<R> {
    return this.pool.scoped(this.tenantId, work);
  }

  write(action: string, fields: Partial<NewAuditEntry> = {}) {
    return this.scoped(({ sql }) => writeAudit(sql, this.entry(action, fields)));
  }

  seal(now = new Date()) {
    return this.scoped(({ sql }) => sealPending(sql, { tenantId: this.tenantId, signingKey, now }));
  }

  verify(options: Partial<VerifyOptions> = {}) {
    return verifyTenant(readSqlOf(this.superuser), { tenantId: this.tenantId, publicKeys, ...options });
  }

  heads() {
    return exportHeads(readSqlOf(this.superuser), { tenantId: this.tenantId });
  }

  /** Lets a superuser do something to the log, looks, and takes it back. */
  async tampered(statements: readonly Statement[], options: Partial<VerifyOptions> = {}) {
    await this.superuser.query('begin');
    try {
      for (const [text, ...values] of statements) await this.superuser.query(text, values);
      return await this.verify(options);
    } finally {
      await this.superuser.query('rollback');
    }
  }
}

/** The log of one test file, opened and filled by its hooks. */
export function useAuditLog(): AuditLog {
  const log = new AuditLog();
  beforeAll(() => log.open());
  afterAll(() => log.close());
  beforeEach(() => log.fill());
  return log;
}
