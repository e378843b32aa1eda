import { diffSchema, installedPlugins, TEMPLATE_PLUGIN, tablePrefix } from '@viche/db/server';
import { asPlugin } from '@viche/host';
import { eraseParticipant } from '@viche/identity';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldText } from './documents.ts';
import { columnsThatHold, plantCanaries } from './planted-rows.ts';
import { EACH_PLUGIN, PLUGINS } from './plugins.ts';
import { codesOf, openApi, type PublicApi, rootFields } from './public-api.ts';
import { badInputs, sampleInput } from './sample-input.ts';
import { fingerprint, plantRow, type TenantTable, tenantTables } from './tenant-tables.ts';

const CANARY = { a: 'КАНАРКА-А', b: 'КАНАРКА-Б' } as const;
/** Root fields of the core that a guest may read. */
const CORE_PUBLIC = [
  'accessibilityStatement',
  'appearance',
  'documents',
  'formerNames',
  'helpSections',
  'highlights',
  'invitationByLink',
  'node',
  'nodes',
  'openDatasets',
  'page',
  'pageSearch',
  'pages',
  'participation',
  'residencePaperRules',
  'residenceSources',
  'siteCalendar',
  'siteNews',
  'siteSearch',
  'tenant',
  'territories',
  'viewer',
];
const PERSON = /(^|_)(participant|author|person|voter|owner|applicant|member|by)(_id)?$/;

let world: World;
let api: PublicApi;
let a: TestTenant;
let b: TestTenant;
let tables: readonly TenantTable[];

const tablesOf = (id: string) => tables.filter(({ name }) => name.startsWith(tablePrefix(id)));
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );

beforeAll(async () => {
  world = await createWorld(PLUGINS);
  api = openApi(world, PLUGINS);
  tables = await tenantTables(world);
  a = await world.tenant('slavutych');
  b = await world.tenant('lutsk');
  for (const [tenant, text] of [
    [a, CANARY.a],
    [b, CANARY.b],
  ] as const) {
    for (const { manifest, seed } of PLUGINS) {
      if (seed)
        await asPlugin(world.host, { tenantId: tenant.id, plugin: manifest.id }, (ctx) => seed(ctx as never, 'e2e'));
    }
    await plantCanaries(world, tables, tenant.id, text);
  }
});
afterAll(() => world.close());

it('migrations from empty lead to the composed schema, the template’s too', async () => {
  expect(await diffSchema(world.database.ownerUrl, [...installedPlugins(), TEMPLATE_PLUGIN])).toBe('');
});

it('a stranger reads the core’s public fields and nothing else of the core', async () => {
  const open: string[] = [];
  for (const { kind, field, owner } of rootFields(api.schema)) {
    if (owner !== 'core') continue;
    const answer = await api.run(
      a.guest(),
      `${kind} { ${fieldText(field, { schema: api.schema, words: ['x'], depth: 0 })} }`,
    );
    if (!codesOf(answer).includes('core/sign-in')) open.push(field.name);
  }
  expect(open.sort()).toEqual(CORE_PUBLIC);
});

describe.each(EACH_PLUGIN)('%s', (id, server) => {
  const definitions = Object.values(server.commands).map(({ definition }) => definition);
  const own = () => rootFields(api.schema).filter(({ owner }) => owner === id);

  it('B09 every command refuses a bad payload, and touches no row', async () => {
    const before = await fingerprint(world, tables, a.id);
    for (const definition of definitions) {
      for (const [what, bad] of badInputs(definition.input)) {
        expect(await codeOf(a.system().run(definition, bad)), `${definition.name}: ${what}`).toBe('core/bad-input');
      }
    }
    expect(await fingerprint(world, tables, a.id)).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('every root field refuses a stranger unless it is listed in publicFields', async () => {
    for (const { kind, field } of own()) {
      const answer = await api.run(
        a.guest(),
        `${kind} { ${fieldText(field, { schema: api.schema, words: ['00000000-0000-4000-8000-000000000000'], depth: 0 })} }`,
      );
      expect(codesOf(answer).includes('core/sign-in'), field.name).toBe(
        !(server.publicFields ?? []).includes(field.name),
      );
    }
    const names = own().map(({ field }) => field.name);
    expect((server.publicFields ?? []).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('no query of A answers with anything of B, whoever asks', async () => {
    const people = await Promise.all([
      a.person(),
      a.person({ roles: ['moderator', 'editor'] }),
      a.person({ roles: ['owner'] }),
      a.person({ roles: ['auditor'] }),
    ]);
    let ownSeen = 0;
    for (const caller of [() => a.guest(), ...people.map((person) => () => person.caller())]) {
      for (const { kind, field } of own()) {
        if (kind !== 'query') continue;
        const answer = await api.run(
          caller(),
          `query { ${fieldText(field, { schema: api.schema, words: [CANARY.b], depth: 2 })} }`,
        );
        const text = JSON.stringify(answer);
        expect(text.includes(CANARY.b), `${field.name}: ${text.slice(0, 300)}`).toBe(false);
        expect(codesOf(answer), field.name).not.toContain('graphql/internal');
        if (text.includes(CANARY.a)) ownSeen += 1;
      }
    }
    expect(ownSeen, 'A sees its own canary somewhere, or this test sees nothing').toBeGreaterThan(0);
  });

  it('switched off it is gone everywhere; switched on again its data are whole', async () => {
    const owner = await a.person({ roles: ['owner'] });
    const before = await fingerprint(world, tablesOf(id), a.id);
    await a.switch(id, 'off');
    const enabled = owner.caller().enabled;
    expect(enabled.has(id)).toBe(false);
    const sdl = printSchema(api.schemas.schemaFor(enabled));
    for (const { kind, field } of own()) {
      expect(sdl).not.toMatch(new RegExp(`\\b${field.name}\\b`));
      const answer = await api.run(
        owner.caller(),
        `${kind} { ${fieldText(field, { schema: api.schema, words: ['x'], depth: 0 })} }`,
      );
      expect(codesOf(answer)[0], field.name).toBe('graphql/bad-request');
      expect(answer.data).toBeUndefined();
    }
    const known = await api.run(owner.caller(), '{ __schema { types { name fields { name } } } }');
    for (const subject of server.manifest.subjects) expect(JSON.stringify(known)).not.toContain(`"${subject}"`);
    for (const definition of definitions) {
      for (const caller of [a.system(), owner.caller()])
        expect(await codeOf(caller.run(definition, sampleInput(definition.input)))).toBe('core/module-off');
    }
    expect(b.guest().enabled.has(id)).toBe(true);
    await a.switch(id, 'on');
    expect(await fingerprint(world, tablesOf(id), a.id)).toEqual(before);
  });

  it('erasure leaves the person’s id in no row of any table', async () => {
    const person = await a.person({ email: 'oksana@mail.example' });
    const participantId = person.actor.participantId!;
    for (const table of tablesOf(id)) {
      const links = table.columns.filter(({ name, type }) => type === 'uuid' && PERSON.test(name));
      if (links.length === 0) continue;
      await plantRow(world, table, {
        tenantId: a.id,
        text: 'x',
        fill: 'texts',
        values: Object.fromEntries(links.map(({ name }) => [name, participantId])),
      });
    }
    const keys = (await world.host.tenants.byId(a.id))!.keys;
    const exported = await asPlugin(world.host, { tenantId: a.id, plugin: id }, (ctx) =>
      server.personalData.export(participantId, ctx as never),
    );
    expect(JSON.parse(JSON.stringify(exported))).toBeTypeOf('object');
    await asPlugin(world.host, { tenantId: a.id, plugin: id }, async (ctx) => {
      const kept = await server.personalData.erase(participantId, ctx as never);
      for (const { kept: what, why } of kept) for (const key of [what, why]) expect(ctx.t(key), key).not.toBe(key);
      await eraseParticipant({ tenant: ctx.tenant, sql: ctx.sql, keys }, participantId);
    });
    expect(await columnsThatHold(world, participantId)).toEqual(['participant.id']);
  });

  it('the database refuses every change of state that the plugin does not list', async () => {
    for (const [name, { column, states, transitions }] of Object.entries(server.processes ?? {})) {
      const [tableName = '', stateColumn = ''] = column.split('.');
      const table = tables.find((known) => known.name === tableName)!;
      const listed = new Set(transitions.map(([from, to]) => `${from} ${to}`));
      for (const from of states) {
        const row = await plantRow(world, table, {
          tenantId: a.id,
          text: 'x',
          fill: 'whole',
          values: { [stateColumn]: from },
        });
        for (const to of states) {
          if (from === to) continue;
          await world.asSuperuser('begin');
          const refusal = await world
            .asSuperuser(`update ${tableName} set ${stateColumn} = $1 where tenant_id = $2 and id = $3`, [
              to,
              a.id,
              row.id,
            ])
            .then(
              () => null,
              (error: { constraint?: string }) => error.constraint ?? 'another',
            );
          await world.asSuperuser('rollback');
          expect(refusal === 'state_transition', `${name}: ${from} → ${to}`).toBe(!listed.has(`${from} ${to}`));
        }
      }
    }
  });

  it('what it tells of participation are whole numbers of the asked months, in words of both languages', async () => {
    const face = server.publicFace;
    if (!face?.participation) return;
    const question = { from: '2026-01', until: '2026-04' };
    for (const locale of ['uk', 'en'] as const) {
      const { title, firstMonth, figures } = await a.guest(locale).read((ctx) => face.participation!(ctx, question));
      expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length);
      for (const text of [title, ...figures.map(({ label }) => label)]) expect(text).not.toMatch(/^$|^[a-z-]+:/);
      if (firstMonth) expect(firstMonth).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
      for (const { months, total } of figures) {
        expect(new Set(months.map(({ month }) => month)).size).toBe(months.length);
        for (const { month } of months) expect(month >= question.from && month <= question.until, month).toBe(true);
        for (const { value, of = value } of [...months, ...(total ? [total] : [])])
          expect(Number.isInteger(value) && value >= 0 && value <= of, `${value}/${of}`).toBe(true);
      }
    }
  });

  it('every act of staff leaves a row of the audit log, refused ones too', async () => {
    const staff = await a.person({ roles: ['owner', 'moderator', 'editor', 'officer', 'clerk'] });
    for (const definition of definitions.filter(({ by }) => by === 'staff')) {
      const outcome = await codeOf(staff.caller().run(definition, sampleInput(definition.input)));
      const rows = await world.asSuperuser<{ outcome: string }>(
        'select outcome from audit_entry where tenant_id = $1 and action = $2 and actor_id = $3',
        [a.id, definition.name, staff.actor.staffId],
      );
      expect(rows, definition.name).toEqual([{ outcome }]);
    }
  });
});
