import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pluginFolder, repositoryRoot, tablePrefix } from '@viche/db/server';
import { buildCatalogue } from '@viche/events';
import { createSchemas, printSchemaParts } from '@viche/graphql';
import { checkPlugins, coreGraphql, createHost, hostCatalogues } from '@viche/host';
import { checkKeyParity, loadCatalogues } from '@viche/i18n';
import { KeyRing, newKeyEnvironment } from '@viche/identity';
import { buildJobCatalogue } from '@viche/jobs/catalogue';
import { CORE_ERRORS } from '@viche/plugin-api';
import { checkSettingsSchema } from '@viche/settings';
import { createTestDatabase, type TestDatabase } from '@viche/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasKey, usedKeys } from './catalogue-keys.ts';
import { EACH_PLUGIN, PLUGINS, withRequirements } from './plugins.ts';
import { badInputs, isStrictObject, sampleInput } from './sample-input.ts';

let database: TestDatabase;
const catalogues = loadCatalogues(await hostCatalogues(PLUGINS));
const parts = printSchemaParts(PLUGINS, coreGraphql);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('the plugins fit together', () => {
  expect(checkPlugins(PLUGINS)).toHaveLength(PLUGINS.length);
});

it('the core’s part of the public API is the golden one (npm run schema)', () => {
  expect(parts.get('core')).toBe(readFileSync(path.join(repositoryRoot, 'packages/graphql/schema.graphql'), 'utf8'));
});

describe.each(EACH_PLUGIN)('%s', (id, server) => {
  const { manifest, commands } = server;
  const definitions = Object.values(commands).map(({ definition }) => definition);

  it.each([
    ['alone', withRequirements(server)],
    ['with all others', PLUGINS],
  ] as const)('boots %s', async (_company, servers) => {
    const host = await createHost({
      databaseUrl: database.appUrl,
      scopeKey: database.scopeKey,
      keys: KeyRing.fromEnvironment(newKeyEnvironment()),
      servers,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      sessions: 1,
    });
    const ids = servers.map((one) => one.manifest.id);
    expect(createSchemas({ servers }).schemaFor(new Set(ids)).getQueryType()).toBeDefined();
    buildCatalogue(servers);
    buildJobCatalogue(servers);
    await host.close();
  });

  it('every setting has a default, and words in Ukrainian and English', () => {
    expect(checkSettingsSchema(manifest, catalogues)).toEqual([]);
  });

  it('both catalogues have the same keys and all plural forms', async () => {
    const [uk, en] = await Promise.all([manifest.i18n.uk(), manifest.i18n.en()]);
    expect(checkKeyParity({ ns: id, uk: uk.default as never, en: en.default as never })).toEqual([]);
  });

  it('no catalogue key that the code names is missing', () => {
    const missing = usedKeys(pluginFolder(id), id).filter(({ key }) => {
      const [ns = '', keyPath = ''] = key.split(':');
      return !hasKey(catalogues.uk[ns] ?? {}, keyPath);
    });
    expect(missing).toEqual([]);
    const words = [
      ...manifest.nav.map(({ label }) => label),
      `${id}:module.title`,
      `${id}:module.purpose`,
      ...Object.values(server.duties ?? {}).map(({ label }) => label),
    ];
    expect(words.filter((key) => !hasKey(catalogues.uk[key.split(':')[0]!] ?? {}, key.split(':')[1]!))).toEqual([]);
  });

  it('every refusal has its text in both languages', () => {
    const core: ReadonlySet<string> = new Set(CORE_ERRORS.map(({ code }) => code));
    const codes = definitions.flatMap(({ errors }) => errors.map(({ code }) => code)).filter((code) => !core.has(code));
    for (const code of codes) {
      expect(code.startsWith(`${id}/`), code).toBe(true);
      for (const locale of ['uk', 'en'] as const)
        expect(hasKey(catalogues[locale][id] ?? {}, `errors.${code.split('/')[1]}`), `${code} in ${locale}`).toBe(true);
    }
  });

  it('every command carries its plugin’s prefix and takes a strict object', () => {
    for (const definition of definitions) {
      expect(definition.name).toMatch(new RegExp(`^${id}\\.[a-z]+(-[a-z]+)*$`));
      expect(definition.plugin.id).toBe(id);
      expect(isStrictObject(definition.input), definition.name).toBe(true);
      expect(
        definition.input.safeParse(sampleInput(definition.input)).success,
        `${definition.name} takes a sample of its own schema`,
      ).toBe(true);
    }
  });

  it('B09 every job refuses a bad payload', () => {
    for (const [key, { payload, cron }] of Object.entries(
      manifest.jobs as Record<string, { payload: never; cron?: string }>,
    )) {
      for (const [what, bad] of badInputs(payload)) {
        expect(
          (payload as { safeParse(value: unknown): { success: boolean } }).safeParse(bad).success,
          `${key}: ${what}`,
        ).toBe(false);
      }
      if (cron)
        expect(
          (payload as { safeParse(value: unknown): { success: boolean } }).safeParse({}).success,
          `${key} runs by schedule`,
        ).toBe(true);
    }
    expect(Object.keys(server.jobs).sort()).toEqual(Object.keys(manifest.jobs).sort());
  });

  it('states and counters are the plugin’s own, and every pair names known states', () => {
    const prefix = tablePrefix(id);
    for (const { column, states, transitions } of Object.values(server.processes ?? {})) {
      expect(column.startsWith(prefix), column).toBe(true);
      for (const pair of transitions) for (const state of pair) expect(states).toContain(state);
    }
    for (const { table } of Object.values(server.counters ?? {})) expect(table.startsWith(prefix), table).toBe(true);
  });

  it('every route has its file, and every public page is reached by an address of its own', () => {
    for (const { file } of manifest.routes)
      expect(() => readFileSync(path.join(pluginFolder(id), file)), file).not.toThrow();
  });

  it('its part of the public API is the golden one (npm run schema)', () => {
    expect(parts.get(id)).toBe(readFileSync(path.join(pluginFolder(id), 'schema.graphql'), 'utf8'));
  });
});
