import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveCost } from '../bench/archive.ts';
import { PLUGINS } from '../contract/plugins.ts';

const ROWS = 100_000;
const MOST_MIB = 150;

let world: World;
beforeAll(async () => {
  world = await createWorld(PLUGINS);
});
afterAll(() => world?.close());

it('an archive of 100,000 rows is made while it is read, in less than 150 MiB', async () => {
  const tenant = await world.tenant('slavutych');
  // Texts that do not pack: whoever held rows in memory would hold 70 MB of them, and as much again as JSON.
  await world.asSuperuser(
    `insert into audit_entry (tenant_id, id, action, actor_kind, request_id, at, detail)
     select $1::uuid, gen_random_uuid(), 'bench', 'system', md5(n::text), now(),
       jsonb_build_object('text', (select string_agg(md5(random()::text || n || piece), '') from generate_series(1, 20) as piece))
     from generate_series(1, $2::int) as n`,
    [tenant.id, ROWS],
  );
  // And pages of 800 KB, which come one at a time.
  await world.asSuperuser(
    `insert into page (tenant_id, id, slug, created_at, changed_at) values ($1, $2, 'long', now(), now())`,
    [tenant.id, tenant.id],
  );
  await world.asSuperuser(
    `insert into page_version (tenant_id, id, page_id, number, title_uk, body_uk, body_en, created_at)
     select $1::uuid, gen_random_uuid(), $1::uuid, n, 'Довга сторінка', repeat(md5(n::text), 12000), repeat(md5('en' || n), 12000), now()
     from generate_series(1, 100) as n`,
    [tenant.id],
  );
  const { appUrl, scopeKey } = world.database;
  const environment = { ...world.keyEnvironment, DATABASE_URL: appUrl, SCOPE_KEY: scopeKey };
  const cost = await archiveCost(environment, tenant.id);
  expect(cost.bytes).toBeGreaterThan(ROWS * 300);
  expect(cost.growth).toBeLessThan(MOST_MIB);
}, 240_000);
