import { randomBytes } from 'node:crypto';
import { roleUrls, withDatabase } from '@viche/db/server';
import pg from 'pg';
import { testPasswords, testScopeKey, testServer } from './test-server.ts';

/** A database of one test file: empty of tenants, fully migrated, on a real server. */
export interface TestDatabase {
  appUrl: string;
  ownerUrl: string;
  relayUrl: string;
  queueUrl: string;
  /** Superuser's connection string to this same database. */
  superUrl: string;
  scopeKey: string;
  /** Drops the database, cutting what is still connected. */
  drop(): Promise<void>;
}

async function asSuperuser(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'viche-test' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Clones the migrated template. Call it once per test file (`beforeAll`) and `drop()` at its end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superUrl, template } = testServer();
  const name = `viche_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asSuperuser(
    superUrl,
    `create database ${name} template ${template} owner viche_owner`,
    // A clone takes the tables' rights along, but not the database's own.
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to viche_app, viche_relay, viche_queue`,
    `grant temporary on database ${name} to viche_queue`,
  );
  return {
    ...roleUrls(superUrl, name, testPasswords(superUrl)),
    superUrl: withDatabase(superUrl, name),
    scopeKey: testScopeKey,
    drop: () => asSuperuser(superUrl, `drop database if exists ${name} with (force)`),
  };
}
