import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { currentLocalDay } from '@viche/calendar';
import { findTenantByHost } from '@viche/db';
import {
  createHost,
  createLogger,
  drainForPlugin,
  type Host,
  makeCaller,
  SYSTEM,
  type TenantBundle,
} from '@viche/host';
import { KeyRing, newKeyEnvironment } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reachThreshold } from '../../../plugins/petitions/server/commands/reach-threshold.ts';
import { signPetition } from '../../../plugins/petitions/server/commands/sign-petition.ts';
import { moderationQueue } from '../../../plugins/petitions/server/queries/moderation-queue.ts';
import { actAs, demoCitizen } from './demo-people.ts';
import { loadPetitions } from './load-petitions.ts';
import { planLoad, TooMuchLoad } from './load-plan.ts';
import { openDemoTenant } from './open-tenant.ts';
import { inventedName } from './people.ts';
import { seededRandom } from './random.ts';
import { LoadRefused, runningInstance } from './running-instance.ts';
import { seedDemo } from './seed.ts';
import { DEMO_TENANTS } from './tenants.ts';

const today = new Date();
const log = createLogger('silent', 'test');
const keys = KeyRing.fromEnvironment(newKeyEnvironment());
let database: TestDatabase;
let host: Host;
let superuser: pg.Client;

const rows = async (text: string, values: unknown[] = []) => (await superuser.query(text, values)).rows;
const seed = () => seedDemo({ ...database, keys, log, today });

async function bundleOf(slug: string): Promise<TenantBundle> {
  const address = await findTenantByHost(host.pool, slug);
  return (await host.tenants.byId(address!.id))!;
}

/** Every table with its number of rows. */
async function census(): Promise<Record<string, number>> {
  const tables = await rows(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = (await rows(`select count(*)::int as n from "${name}"`))[0].n;
  return counts;
}

beforeAll(async () => {
  database = await createTestDatabase();
  superuser = new pg.Client({ connectionString: database.superUrl });
  await superuser.connect();
  expect(await seed()).toBe('seeded');
  host = await createHost({
    databaseUrl: database.appUrl,
    scopeKey: database.scopeKey,
    keys,
    servers,
    log,
    statementTimeoutMs: 60_000,
  });
});

afterAll(async () => {
  await host?.close();
  await superuser?.end();
  await database?.drop();
});

/** What must hold for every petition of every tenant, whoever wrote it. */
async function expectRulesKept(): Promise<void> {
  expect(
    await rows(`
      select p.title, p.signature_count, count(s.*) filter (where s.standing = 'counted' and s.withdrawn_at is null)::int as signed
      from petitions_petition p left join petitions_petition_signature s on s.tenant_id = p.tenant_id and s.petition_id = p.id
      group by p.tenant_id, p.id having p.signature_count <> count(s.*) filter (where s.standing = 'counted' and s.withdrawn_at is null)`),
    'counters equal rows',
  ).toEqual([]);
  expect(await rows('select 1 from counter_delta'), 'nothing waits to be counted').toEqual([]);
  expect(
    await rows(
      `select p.title, p.state from petitions_petition p, lateral (select (rules ->> 'signatureThreshold')::int as threshold) r
       where (p.state = 'collecting' and (p.signature_count >= threshold or p.collect_until <= $1))
         or (p.state = 'expired' and (p.signature_count >= threshold or p.collect_until > $1 or p.ended_at is null))
         or (p.state = 'threshold-reached' and (p.signature_count < threshold or p.threshold_reached_at is null))
         or (p.state in ('in-review', 'answered') and (p.signature_count < threshold or p.announced_at is null))
         or (p.state not in ('moderation', 'collecting', 'expired', 'threshold-reached', 'in-review', 'answered', 'refused'))
         or (p.milestone <> (select coalesce(max(m), 0) from unnest(array[25, 50, 75, 100]) m where p.signature_count * 100 >= m * threshold) and p.rules is not null)`,
      [today],
    ),
    'states follow from signatures and clock',
  ).toEqual([]);
  expect(
    await rows(
      `select p.title, s.signed_at from petitions_petition_signature s join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id
       where s.signed_at < p.published_at or s.signed_at >= p.collect_until or s.signed_at > now() or s.public_name = '' or s.person_key is null
         or s.assurance not in ('eid', 'resident')`,
    ),
    'signatures stand inside their windows',
  ).toEqual([]);
  expect(
    await rows(`
      select tenant_id, split_part(number, '-', 2) as year, count(*)::int as issued, max(split_part(number, '-', 1)::int) as highest
      from petitions_petition where number is not null group by 1, 2 having count(*) <> max(split_part(number, '-', 1)::int)`),
    'numbers of a year have no gap',
  ).toEqual([]);
  expect(
    await rows(`
      select p.title, p.state, array_agg(d.kind || ' ' || d.state order by d.kind) as terms
      from petitions_petition p left join deadline d on d.tenant_id = p.tenant_id and d.subject_id = p.id
      group by p.tenant_id, p.id
      having array_agg(d.kind || ' ' || d.state order by d.kind) <> case p.state
        when 'moderation' then array['petitions.moderation running']
        when 'collecting' then array['petitions.collect running', 'petitions.moderation met']
        when 'expired' then array['petitions.collect missed', 'petitions.hand-over met', 'petitions.moderation met']
        when 'refused' then array['petitions.moderation met']
        when 'in-review' then array['petitions.announce met', 'petitions.collect met', 'petitions.moderation met', 'petitions.review running']
        when 'answered' then array['petitions.announce met', 'petitions.collect met', 'petitions.moderation met', 'petitions.publication met', 'petitions.review met']
        else array['petitions.announce running', 'petitions.collect running', 'petitions.moderation met'] end`),
    'terms fit states',
  ).toEqual([]);
  expect(
    await rows(`select d.kind from deadline d left join deadline_event e on e.tenant_id = d.tenant_id and e.deadline_id = d.id
      group by d.tenant_id, d.id having count(e.*) <> case when d.state = 'running' then 1 else 2 end`),
    'each term has its events',
  ).toEqual([]);
}

describe('the seed', () => {
  test('a second seed changes nothing', async () => {
    const before = await census();
    expect(await seed()).toBe('already');
    expect(await census()).toEqual(before);
    expect(before.petitions_petition_signature).toBeGreaterThan(5_000);
  });

  test('has territories and ages to show, and none where nobody is asked', async () => {
    const shown = async (slug: string) => {
      const [found] = await rows(
        `select (select count(*)::int from petitions_petition_territory_figure f where f.tenant_id = t.id and f.signatures > 0) as territories,
           (select count(*)::int from petitions_petition_quarter_age a where a.tenant_id = t.id and a.band <> 'unknown' and a.signatures > 0) as ages,
           (select count(*)::int from petitions_petition_signature s where s.tenant_id = t.id and s.territory_id is not null) as stated
         from tenant t where slug = $1`,
        [slug],
      );
      return found;
    };
    const slavutych = await shown('slavutych');
    expect(slavutych.territories).toBeGreaterThan(3);
    expect(slavutych.ages).toBeGreaterThan(2);
    expect(await shown('lutsk')).toEqual({ territories: 0, ages: 0, stated: 0 });
  });

  test('an interrupted seed is completed, and nothing is written twice', async () => {
    const before = await census();
    await rows(`update tenant set state = 'draft' where slug = 'lutsk'`);
    expect(await seed()).toBe('seeded');
    const after = await census();
    // Acting again means logging in again; nothing else may grow.
    const { session: _before, ...restBefore } = before;
    const { session: _after, ...restAfter } = after;
    expect(restAfter).toEqual(restBefore);
    expect(await rows('select 1 from session where ended_at is null'), 'no session is left open').toEqual([]);
  });

  test('a seed that stopped after the first rows of a hromada is completed', async () => {
    const other = await createTestDatabase();
    const otherHost = await createHost({ databaseUrl: other.appUrl, scopeKey: other.scopeKey, keys, servers, log });
    try {
      await openDemoTenant(otherHost, DEMO_TENANTS[0]!, today);
      expect(await seedDemo({ ...other, keys, log, today })).toBe('seeded');
      const counts = await Promise.all(
        DEMO_TENANTS.map(async ({ slug }) => {
          const tenant = (await findTenantByHost(otherHost.pool, slug))!;
          expect(tenant.state).toBe('live');
          return otherHost.pool.scoped(tenant.id, ({ prisma }) => prisma.petition.count());
        }),
      );
      const full = await rows('select count(*)::int as n from petitions_petition group by tenant_id order by 1 desc');
      expect(counts).toEqual(full.map(({ n }) => n));
    } finally {
      await otherHost.close();
      await other.drop();
    }
  });

  test('every petition keeps the rules of the product', expectRulesKept);

  test('the petitions that the demo needs are there', async () => {
    const day = currentLocalDay(today);
    const petitions = await rows(`
      select t.slug, p.title, p.state, p.signature_count as count, p.author_name as author, (p.rules ->> 'signatureThreshold')::int as threshold,
        ((p.collect_until - interval '1 second') at time zone 'Europe/Kyiv')::date::text as last_day, d.due_on::text as check_until
      from petitions_petition p join tenant t on t.id = p.tenant_id
      left join deadline d on d.tenant_id = p.tenant_id and d.subject_id = p.id and d.kind = 'petitions.moderation' and d.state = 'running'`);
    const slavutych = petitions.filter((row) => row.slug === 'slavutych');
    const collecting = slavutych.filter((row) => row.state === 'collecting');
    expect(slavutych.length).toBeGreaterThanOrEqual(24);
    expect(petitions.filter((row) => row.slug === 'lutsk').length).toBeGreaterThanOrEqual(12);
    expect(collecting.filter((row) => row.count === 249 && row.threshold === 250)).toHaveLength(1);
    expect(collecting.filter((row) => row.count === 0)).toHaveLength(1);
    expect(collecting.filter((row) => row.last_day === day)).toHaveLength(1);
    expect(
      collecting.find((row) => row.title === 'Облаштувати безпечний пішохідний перехід біля школи № 3')?.count,
    ).toBe(187);
    expect(collecting.some((row) => row.title.length > 130)).toBe(true);
    for (const state of ['expired', 'threshold-reached', 'in-review', 'answered', 'refused'])
      expect(slavutych.some((row) => row.state === state)).toBe(true);
    const waiting = slavutych.filter((row) => row.state === 'moderation');
    expect(waiting).toHaveLength(3);
    expect(waiting.filter((row) => row.check_until < day)).toHaveLength(1);
    expect(petitions.every((row) => row.author !== '')).toBe(true);
  });

  test.each([
    ['a Saturday', '2027-02-06T10:00:00Z'],
    ['a Monday', '2027-02-08T07:00:00Z'],
    ['the first minutes of a year', '2026-12-31T22:03:00Z'],
    ['the day after the clocks went back', '2026-10-26T09:00:00Z'],
  ])(
    'it works on %s',
    async (_name, moment) => {
      const other = await createTestDatabase();
      try {
        expect(await seedDemo({ ...other, keys, log, today: new Date(moment) })).toBe('seeded');
      } finally {
        await other.drop();
      }
    },
    60_000,
  );

  test('staff is recognised at the login and may do what their roles allow', async () => {
    const slavutych = await bundleOf('slavutych');
    const queue = await actAs(host, slavutych, demoCitizen('olena', today), (caller) => {
      expect(caller.actor.roles).toEqual(['moderator', 'officer'].map((role) => ({ role, module: '' })));
      expect(caller.ability.can('moderate', 'Petition')).toBe(true);
      return caller.read(moderationQueue);
    });
    expect(queue).toHaveLength(3);
    await actAs(host, slavutych, demoCitizen('danylo', today), async (caller) =>
      expect(caller.ability.can('moderate', 'Petition')).toBe(false),
    );
    await actAs(host, await bundleOf('lutsk'), demoCitizen('danylo', today), async (caller) =>
      expect(caller.actor.roles.map(({ role }) => role).sort()).toEqual(['approver', 'moderator', 'officer', 'owner']),
    );
    await actAs(host, await bundleOf('lutsk'), demoCitizen('olena', today), async (caller) =>
      expect(caller.actor.staffId).toBeNull(),
    );
  });

  test('a hromada sees nothing of the other', async () => {
    const [slavutych, lutsk] = [await bundleOf('slavutych'), await bundleOf('lutsk')];
    const foreign = await host.pool.scoped(slavutych.info.id, async ({ sql, prisma }) => ({
      petitions: await prisma.petition.count({ where: { tenantId: lutsk.info.id } }),
      signatures:
        await sql`select 1 from petitions_petition_signature where tenant_id = ${lutsk.info.id}::uuid limit 1`,
      own: await prisma.petition.count(),
    }));
    expect(foreign.petitions).toBe(0);
    expect(foreign.signatures).toEqual([]);
    const [all] = await rows('select count(*)::int as n from petitions_petition where tenant_id = $1', [
      slavutych.info.id,
    ]);
    expect(foreign.own).toBe(all.n);
    expect(slavutych.info.brand.accent).not.toBe(lutsk.info.brand.accent);
    expect(
      await rows(
        `select public_name from petitions_petition_signature where tenant_id = $1 and public_name !~ '^\\S+( \\S\\.){1,2}$' limit 3`,
        [lutsk.info.id],
      ),
      'Луцьк shows initials',
    ).toEqual([]);
  });

  test('the past sends no letters: only acts of today have outbox rows', async () => {
    const [{ n }] = await rows('select count(*)::int as n from notification');
    expect(n).toBeLessThanOrEqual(24);
    expect((await rows('select count(*)::int as n from outbox_event'))[0].n).toBeLessThanOrEqual(24);
  });

  test('the 250th signature takes the petition over its threshold', async () => {
    const slavutych = await bundleOf('slavutych');
    const [{ id }] = await rows('select id from petitions_petition where tenant_id = $1 and signature_count = 249', [
      slavutych.info.id,
    ]);
    await actAs(host, slavutych, demoCitizen('oksana', today), (caller) => signPetition(caller, { petitionId: id }));
    await drainForPlugin(host, slavutych.info.id, 'Petition', 'signatures');
    const clock = makeCaller(host, { bundle: slavutych, actor: SYSTEM, locale: 'uk' });
    expect(await reachThreshold(clock, { petitionId: id })).toEqual({ reached: true });
  });
});

describe('the load', () => {
  test('200 petitions with 2,000 signatures are written and keep the rules', async () => {
    const lutsk = await bundleOf('lutsk');
    const before = await census();
    const seen: number[] = [];
    await loadPetitions(host, lutsk, {
      petitions: 200,
      signatures: 2_000,
      now: today,
      onProgress: (done) => seen.push(done.signatures),
    });
    const after = await census();
    expect(after.petitions_petition! - before.petitions_petition!).toBe(200);
    expect(after.petitions_petition_signature! - before.petitions_petition_signature!).toBe(2_000);
    expect(after.outbox_event).toBe(before.outbox_event);
    expect(after.notification).toBe(before.notification);
    expect(seen.at(-1)).toBe(2_000);
    await expectRulesKept();
    const [found] = await rows(
      `select count(*)::int as n, count(distinct title)::int as titles, count(distinct date_trunc('year', published_at))::int as years
      from petitions_petition where tenant_id = $1 and published_at is not null`,
      [lutsk.info.id],
    );
    expect(found.titles).toBeGreaterThan(found.n * 0.95);
    expect(found.years).toBeGreaterThanOrEqual(3);
  });

  test('signatures are few for most and many for some, and add up', () => {
    const plan = planLoad(seededRandom(1), {
      petitions: 10_000,
      signatures: 200_000,
      threshold: 250,
      collectDays: 60,
      hottest: 2_500,
      people: 20_000,
      now: today,
    });
    const counts = plan.map(({ signatures }) => signatures).sort((a, b) => b - a);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200_000);
    expect(counts[0]).toBeGreaterThan(1_000);
    expect(counts[5_000]).toBeLessThan(20);
    expect(counts.filter((count) => count >= 250)).toHaveLength(30);
    expect(() =>
      planLoad(seededRandom(1), {
        petitions: 2,
        signatures: 10_000,
        threshold: 250,
        collectDays: 60,
        hottest: 2_500,
        people: 100,
        now: today,
      }),
    ).toThrow(TooMuchLoad);
  });

  test('without a running instance it says so in one sentence', () => {
    const home = mkdtempSync(path.join(tmpdir(), 'viche-load-'));
    try {
      expect(() => runningInstance(home)).toThrow(/Viche is not running from/);
      writeFileSync(path.join(home, 'running.json'), '{"platformUrl":"http://localhost:3000"}');
      expect(() => runningInstance(home)).toThrow(LoadRefused);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});

test('invented people have names of every kind', () => {
  const names = Array.from({ length: 2_000 }, (_, n) => inventedName(n));
  expect(new Set(names).size).toBeGreaterThan(1_900);
  expect(names.some((name) => name.split(' ').length === 2)).toBe(true);
  expect(names.some((name) => /[’ʼ]/.test(name))).toBe(true);
  expect(names.every((name) => /^[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’ʼ -]+$/.test(name))).toBe(true);
});
