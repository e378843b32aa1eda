import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { repositoryRoot } from './sources.ts';

const roles = { owner: 'viche_owner', app: 'viche_app', relay: 'viche_relay', queue: 'viche_queue' } as const;

/** Passwords of the four roles; made at random by the bootstrap and kept with its other secrets. */
export type RolePasswords = Record<keyof typeof roles, string>;

/** Connection strings of the four roles to one database. */
export interface RoleUrls {
  ownerUrl: string;
  appUrl: string;
  relayUrl: string;
  queueUrl: string;
}

/** Connection strings of the four roles, on the server of `superUrl`. Asks nothing of the server. */
export function roleUrls(superUrl: string, database: string, passwords: RolePasswords): RoleUrls {
  const urlFor = (role: keyof typeof roles): string => {
    const url = new URL(superUrl);
    url.username = roles[role];
    url.password = encodeURIComponent(passwords[role]);
    url.pathname = `/${database}`;
    return url.href;
  };
  return { ownerUrl: urlFor('owner'), appUrl: urlFor('app'), relayUrl: urlFor('relay'), queueUrl: urlFor('queue') };
}

/** The same connection string, to another database of the server. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function asSuperuser<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, application_name: 'viche-provision' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Text of infra/postgres/roles.sql. */
export function rolesScript(): string {
  return readFileSync(path.join(repositoryRoot, 'infra', 'postgres', 'roles.sql'), 'utf8');
}

export interface ProvisionOptions {
  /** Superuser's connection string to any database of the server. */
  superUrl: string;
  /** Name of Viche's database; made when missing. */
  database: string;
  passwords: RolePasswords;
}

/** Makes the database, the four roles with their passwords, and what each may reach (infra/postgres/roles.sql). Repeatable. */
export async function provisionDatabase({ superUrl, database, passwords }: ProvisionOptions): Promise<RoleUrls> {
  await asSuperuser(superUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount) return;
    await client.query(`create database ${client.escapeIdentifier(database)} encoding 'UTF8' template template0`);
  });
  await asSuperuser(withDatabase(superUrl, database), async (client) => {
    await client.query(rolesScript());
    for (const [role, name] of Object.entries(roles) as [keyof typeof roles, string][]) {
      await client.query(`alter role ${name} password ${client.escapeLiteral(passwords[role])}`);
    }
  });
  return roleUrls(superUrl, database, passwords);
}
