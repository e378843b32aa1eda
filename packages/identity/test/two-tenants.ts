import { createSessionPool, newId, type SessionPool } from '@viche/db';
import { createTestDatabase } from '@viche/testing';
import pg from 'pg';
import type { IdentityContext } from '../src/identity-context.ts';
import { KeyRing, newKeyEnvironment } from '../src/key-ring.ts';
import type { ProviderConfig } from '../src/provider.ts';
import { newTenantSecrets, type TenantKeys } from '../src/tenant-keys.ts';

export interface TestTenant {
  readonly tenant: IdentityContext['tenant'];
  readonly keys: TenantKeys;
  /** One transaction of the runtime role. */
  run<R>(work: (ctx: IdentityContext) => Promise<R>): Promise<R>;
  /** One read-only transaction. */
  read<R>(work: (ctx: IdentityContext) => Promise<R>): Promise<R>;
}

export interface TwoTenants {
  readonly ring: KeyRing;
  readonly slavutych: TestTenant;
  readonly lutsk: TestTenant;
  readonly pool: SessionPool;
  /** Every byte of a table, seen by the superuser: for canaries. */
  dump(table: string): Promise<string>;
  close(): Promise<void>;
}

export const EID: ProviderConfig = { id: 'eid', issuer: 'https://id.example', clientId: 'viche', standing: 'platform' };
export const OWN: ProviderConfig = {
  id: 'own',
  issuer: 'https://id.council.example',
  clientId: 'viche',
  standing: 'own',
};

/** A real database with two tenants and their keys. */
export async function startTwoTenants(): Promise<TwoTenants> {
  const database = await createTestDatabase();
  const pool = createSessionPool({
    appUrl: database.appUrl,
    scopeKey: database.scopeKey,
    size: 12,
    perTenantShare: 1,
    maxWaitMs: 15_000,
  });
  const ring = KeyRing.fromEnvironment(newKeyEnvironment());
  const add = async (slug: string, code: string): Promise<TestTenant> => {
    const id = newId();
    const { sealed, keys } = newTenantSecrets(ring, id);
    const tenant = { id, code, timeZone: 'Europe/Kyiv' };
    const names = { officialName: slug, shortName: slug, officialNameEn: slug, shortNameEn: slug };
    await pool.scoped(id, async ({ prisma }) => {
      const pepper = new Uint8Array(sealed.pepper);
      await prisma.tenant.create({
        data: { id, slug, code, ...names, pepper, dataKey: new Uint8Array(sealed.dataKey) },
      });
    });
    return {
      tenant,
      keys,
      run: (work) => pool.scoped(id, ({ sql }) => work({ tenant, keys, sql })),
      read: (work) => pool.scoped(id, ({ sql }) => work({ tenant, keys, sql }), { readOnly: true }),
    };
  };
  return {
    ring,
    pool,
    slavutych: await add('slavutych', 'UA32080190000078612'),
    lutsk: await add('lutsk', 'UA07080170000083384'),
    dump: async (table) => {
      const client = new pg.Client({ connectionString: database.superUrl });
      await client.connect();
      try {
        const { rows } = await client.query(`SELECT * FROM ${table}`);
        return JSON.stringify(rows, (_key, value) =>
          value?.type === 'Buffer'
            ? `${Buffer.from(value.data).toString('hex')} ${Buffer.from(value.data).toString('utf8')}`
            : value,
        );
      } finally {
        await client.end();
      }
    },
    close: async () => {
      await pool.close();
      await database.drop();
    },
  };
}
