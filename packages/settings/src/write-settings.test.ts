import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createSessionPool, newId, type Session, type SessionPool } from '@viche/db';
import { BadInput, Conflict, Frozen } from '@viche/plugin-api';
import { createTestDatabase, type TestDatabase } from '@viche/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  openSecret,
  planSettings,
  readSettings,
  type SecretPlace,
  type SecretSealer,
  type SettingsChange,
  writeSettings,
} from './server.ts';

const schema = z.strictObject({
  threshold: z.int().min(1).default(250).meta({ title: 'demo:threshold' }),
  names: z.array(z.string()).default([]).meta({ title: 'demo:names' }),
  apiToken: z.string().max(100).default('').meta({ title: 'demo:token', secret: true }),
});

/** AES-256-GCM bound to its place, as the host does it. */
function sealerOf(key: Uint8Array): SecretSealer {
  const bind = (place: SecretPlace) => Buffer.from(JSON.stringify(place));
  return {
    seal(secret, place) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bind(place));
      return Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, place) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(bind(place));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
  };
}

let database: TestDatabase;
let pool: SessionPool;
let tenantId: string;
let bumps = 0;
const sealer = sealerOf(randomBytes(32));
const SECRET = 'CANARY-secret-7f3a';

const place = () => ({ tenantId, scope: 'demo', schema });
const change = (fields: Partial<SettingsChange<typeof schema>>): SettingsChange<typeof schema> => ({
  patch: {},
  revision: 0,
  staffId: null,
  reason: 'рішення ради',
  now: new Date('2026-11-24T10:00:00Z'),
  sealer,
  bumpConfigVersion: async () => {
    bumps += 1;
  },
  ...fields,
});
const scoped = <R>(work: (session: Session) => Promise<R>) => pool.scoped(tenantId, work);
const write = (fields: Partial<SettingsChange<typeof schema>>) =>
  scoped(({ sql }) => writeSettings(sql, place(), change(fields)));
const read = () => scoped(({ sql }) => readSettings(sql, place()));

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createSessionPool({ appUrl: database.appUrl, scopeKey: database.scopeKey, size: 4 });
});
afterAll(async () => {
  await pool?.close();
  await database?.drop();
});
beforeEach(() => {
  tenantId = newId();
  bumps = 0;
});

describe('planSettings', () => {
  const plan = (fields: Partial<SettingsChange<typeof schema>>) =>
    scoped(({ sql }) => planSettings(sql, place(), change(fields)));

  it('says what would change and writes nothing; of a secret only that it does', async () => {
    await write({ patch: { threshold: 100 } });
    const { changes } = await plan({
      patch: { threshold: 150, names: [] },
      secrets: { apiToken: SECRET },
      revision: 1,
    });
    expect(changes).toEqual([
      { key: 'threshold', oldValue: 100, newValue: 150 },
      { key: 'apiToken', oldValue: null, newValue: '•••' },
    ]);
    expect(await read()).toMatchObject({ values: { threshold: 100 }, revision: 1 });
    expect(bumps).toBe(1);
  });

  it('refuses what saving would refuse', async () => {
    await expect(plan({ patch: { threshold: 0 } })).rejects.toThrow(BadInput);
    await expect(plan({ patch: { threshold: 5 }, revision: 7 })).rejects.toThrow(Conflict);
  });
});

describe('writeSettings', () => {
  it('starts from defaults, saves what changed, and keeps its history', async () => {
    expect(await read()).toMatchObject({ values: { threshold: 250, names: [] }, revision: 0 });
    const first = await write({ patch: { threshold: 200, names: [] } });
    expect(first).toEqual({ revision: 1, changes: [{ key: 'threshold', oldValue: 250, newValue: 200 }] });
    await write({ patch: { names: ['а', "п'ять"] }, revision: 1 });
    expect(await read()).toMatchObject({ values: { threshold: 200, names: ['а', "п'ять"] }, revision: 2, dropped: [] });
    const history = await scoped(({ prisma }) => prisma.settingChange.findMany({ orderBy: { id: 'asc' } }));
    expect(history.map(({ key, oldValue, newValue, reason }) => ({ key, oldValue, newValue, reason }))).toEqual([
      { key: 'threshold', oldValue: 250, newValue: 200, reason: 'рішення ради' },
      { key: 'names', oldValue: [], newValue: ['а', "п'ять"], reason: 'рішення ради' },
    ]);
    expect(bumps).toBe(2);
  });

  it('writes nothing when nothing changed', async () => {
    expect(await write({ patch: { threshold: 250 } })).toEqual({ revision: 0, changes: [] });
    expect(bumps).toBe(0);
    expect(await read()).toMatchObject({ revision: 0 });
  });

  it('stores only what somebody chose', async () => {
    await write({ patch: { threshold: 200, names: [] } });
    const [row] = await scoped(({ sql }) => sql<{ json: object }>`select json from setting`);
    expect(row?.json).toEqual({ threshold: 200 });
  });

  it('of two people who saw the same page only the first saves', async () => {
    await write({ patch: { threshold: 10 } });
    const both = await Promise.allSettled([
      write({ patch: { threshold: 20 }, revision: 1 }),
      write({ patch: { threshold: 30 }, revision: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    const stale = write({ patch: { threshold: 40 }, revision: 0 });
    await expect(stale).rejects.toMatchObject({ code: 'core/conflict', params: { current: 2 } });
    const firsts = await (async () => {
      tenantId = newId();
      return Promise.allSettled([write({ patch: { threshold: 1 } }), write({ patch: { threshold: 2 } })]);
    })();
    expect(firsts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses bad values, unknown keys and locked settings, and writes nothing', async () => {
    const bad = write({ patch: { threshold: 0 } });
    await expect(bad).rejects.toBeInstanceOf(BadInput);
    await expect(bad).rejects.toMatchObject({ params: { fields: [{ field: 'threshold', problem: 'too-small' }] } });
    const hostile = JSON.parse('{"__proto__":{"x":1},"tenantId":"y"}');
    await expect(write({ patch: hostile })).rejects.toMatchObject({
      params: { fields: [{ field: '__proto__' }, { field: 'tenantId' }] },
    });
    await expect(write({ patch: { apiToken: SECRET } })).rejects.toMatchObject({ code: 'core/bad-input' });
    const locked = new Map([['threshold', 'demo:why']]);
    await expect(write({ patch: { threshold: 5 }, locked })).rejects.toBeInstanceOf(Frozen);
    expect(await read()).toMatchObject({ revision: 0 });
    expect(bumps).toBe(0);
  });

  it('is undone with the command that called it', async () => {
    const broken = scoped(async ({ sql }) => {
      await writeSettings(sql, place(), change({ patch: { threshold: 5 } }));
      throw new Error('the command failed');
    });
    await expect(broken).rejects.toThrow('the command failed');
    expect(await read()).toMatchObject({ revision: 0 });
    expect(await scoped(({ prisma }) => prisma.settingChange.count())).toBe(0);
  });

  it('S06 a secret is sealed, masked in history, and opened only on purpose', async () => {
    const written = await write({ secrets: { apiToken: SECRET } });
    const replaced = await write({ secrets: { apiToken: `${SECRET}-2` }, revision: 1 });
    const seen = await read();
    const rows = await scoped(async ({ sql, prisma }) => [
      await sql`select * from setting`,
      await prisma.settingChange.findMany(),
    ]);
    expect(JSON.stringify([written, replaced, seen, [...seen.secretsSet], rows])).not.toContain('CANARY');
    expect(replaced.changes).toEqual([{ key: 'apiToken', oldValue: '•••', newValue: '•••' }]);
    expect([...seen.secretsSet]).toEqual(['apiToken']);
    expect(await scoped(({ sql }) => openSecret(sql, place(), { key: 'apiToken', sealer }))).toBe(`${SECRET}-2`);
    await expect(scoped(({ sql }) => openSecret(sql, place(), { key: 'threshold', sealer }))).rejects.toThrow(
      'not a secret',
    );
    await write({ secrets: { apiToken: null }, revision: 2 });
    expect(await scoped(({ sql }) => openSecret(sql, place(), { key: 'apiToken', sealer }))).toBeNull();
  });

  it('keeps a secret through a change of other settings, and one tenant apart from another', async () => {
    await write({ secrets: { apiToken: SECRET } });
    await write({ patch: { threshold: 9 }, revision: 1 });
    expect(await scoped(({ sql }) => openSecret(sql, place(), { key: 'apiToken', sealer }))).toBe(SECRET);
    tenantId = newId();
    expect(await read()).toMatchObject({ values: { threshold: 250 }, revision: 0 });
  });
});
