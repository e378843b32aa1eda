import { setTimeout as sleep } from 'node:timers/promises';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { NOWHERE } from './domains/site-place.ts';
import { followChanges } from './follow-changes.ts';
import { TenantDirectory } from './tenants.ts';

let world: World;
let tenant: TestTenant;
let directory: TenantDirectory;
let line: { close(): Promise<void> } | null;
let serial = 0;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.tenant(`town-${++serial}`);
  directory = new TenantDirectory({ pool: world.host.pool, keys: world.keys, installed: [], place: NOWHERE });
  line = null;
});
afterEach(async () => {
  vi.restoreAllMocks();
  await line?.close();
});

const follow = async () => {
  line = await followChanges({ databaseUrl: world.database.appUrl, tenants: directory, log: world.host.log });
};
const rename = (to: string) =>
  world.asSuperuser('update tenant set short_name = $2, config_version = config_version + 1 where id = $1', [
    tenant.id,
    to,
  ]);
const nameAt = async (host: string) => (await directory.byHost(host))?.info.names.uk.short ?? null;
const breakLine = () =>
  world.asSuperuser(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'viche-listen'`,
  );

it('a process that is told of changes sees one made by somebody else at once, and asks nothing between', async () => {
  await follow();
  expect(await nameAt(tenant.slug)).toBe(tenant.slug);
  const asked = vi.spyOn(world.host.pool, 'scoped');
  await sleep(1_100);
  expect(await nameAt(tenant.slug)).toBe(tenant.slug);
  expect(asked).not.toHaveBeenCalled();
  await rename('Нова назва');
  await vi.waitFor(async () => expect(await nameAt(tenant.slug)).toBe('Нова назва'), { interval: 5, timeout: 900 });
});

it('a process that nobody tells sees a change within a second or so', async () => {
  expect(await nameAt(tenant.slug)).toBe(tenant.slug);
  await rename('Нова назва');
  expect(await nameAt(tenant.slug)).toBe(tenant.slug);
  await vi.waitFor(async () => expect(await nameAt(tenant.slug)).toBe('Нова назва'), { interval: 50, timeout: 3_000 });
});

it('what was read while the change was told is read again', async () => {
  await follow();
  const original = world.host.pool.scoped.bind(world.host.pool);
  vi.spyOn(world.host.pool, 'scoped').mockImplementationOnce(async (...args: Parameters<typeof original>) => {
    const old = await original(...args);
    await rename('Нова назва');
    directory.forget(tenant.id);
    return old as never;
  });
  expect(await nameAt(tenant.slug)).toBe(tenant.slug);
  expect(await nameAt(tenant.slug)).toBe('Нова назва');
});

it('a host that was nobody’s is found as soon as a hromada opens there or takes it as its own', async () => {
  await follow();
  expect(await nameAt('later')).toBeNull();
  const later = await world.tenant('later');
  await vi.waitFor(async () => expect((await directory.byHost('later'))?.info.id).toBe(later.id));
  expect(await nameAt('own.example')).toBeNull();
  await world.asSuperuser(
    `insert into tenant_domain (host, tenant_ref, state, proven_at) values ('own.example', $1, 'active', now())`,
    [tenant.id],
  );
  await vi.waitFor(async () => expect(await nameAt('own.example')).toBe(tenant.slug));
  await world.asSuperuser(`delete from tenant_domain where host = 'own.example'`);
  await vi.waitFor(async () => expect(await nameAt('own.example')).toBeNull());
});

it('a broken line costs a second, not the truth: it is opened again and everything is read anew', async () => {
  await follow();
  expect(await nameAt(tenant.slug)).toBe(tenant.slug);
  await breakLine();
  await vi.waitFor(() => expect(world.logged.some((text) => text.includes('changes.lost'))).toBe(true));
  await rename('Нова назва');
  await vi.waitFor(async () => expect(await nameAt(tenant.slug)).toBe('Нова назва'), { timeout: 5_000 });
});
