import { type AnyPluginServer, command, definePlugin, defineServer, type PluginManifest } from '@viche/plugin-api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkPlugins, PluginsRefused } from './check-plugins.ts';

const none = async () => ({ default: {} });

function plugin(
  id: string,
  manifest: Partial<PluginManifest> = {},
  server: Partial<AnyPluginServer> = {},
): AnyPluginServer {
  const declared = definePlugin({
    id,
    core: '^1',
    prisma: { schema: `prisma/${id}.prisma`, migrations: 'prisma/migrations' },
    settings: z.object({}),
    events: {},
    jobs: {},
    subjects: [],
    i18n: { uk: none, en: none },
    routes: [],
    nav: [],
    ...manifest,
  });
  return {
    ...defineServer(declared, {
      commands: {},
      jobs: {},
      personalData: { export: async () => ({}), erase: async () => [] },
    }),
    ...server,
  } as AnyPluginServer;
}

function problemsOf(...servers: AnyPluginServer[]): readonly string[] {
  try {
    checkPlugins(servers);
    return [];
  } catch (error) {
    if (error instanceof PluginsRefused) return error.problems;
    throw error;
  }
}

const sign = command({
  name: 'petitions.sign',
  plugin: plugin('petitions').manifest,
  assurance: 'eid',
  can: ['sign', 'Petition'],
  by: 'participant',
  input: z.strictObject({}),
  errors: [],
  run: async () => null,
});
const job = { payload: z.strictObject({}) };
const route = { area: 'public', path: 'petitions', file: 'web/list.tsx' } as const;
const states = { column: 'petitions_petition.state', states: ['open'], transitions: [] };
const threshold = z.object({ threshold: z.int().default(1).meta({ title: 'petitions:settings.threshold.title' }) });
const counter = { subjectType: 'Petition', table: 'petitions_petition', column: 'signature_count' };

const petitions = plugin(
  'petitions',
  {
    subjects: ['Petition'],
    routes: [route],
    events: { 'petitions.signed.v1': z.object({}) },
    jobs: { close: job },
    settings: threshold,
  },
  {
    commands: { sign },
    processes: { 'petitions.petition': states },
    counters: { signatures: counter },
    publicFields: ['petitions'],
  },
);

describe('S03 a plugin that claims what belongs to another', () => {
  const collisions: readonly (readonly [what: string, thief: AnyPluginServer, told: string])[] = [
    ['id', plugin('petitions'), 'id petitions is claimed by petitions and by petitions'],
    [
      'table',
      plugin('polls', {}, { processes: { 'polls.poll': states } }),
      'table petitions_petition is used by polls; it belongs to petitions',
    ],
    [
      'tables to come',
      plugin('petitions-archive'),
      'table prefix petitions_archive_ is claimed by petitions and by petitions-archive',
    ],
    ['subject', plugin('polls', { subjects: ['Petition'] }), 'subject Petition is claimed by petitions and by polls'],
    ['path', plugin('polls', { routes: [route] }), 'path public:petitions is claimed by petitions and by polls'],
    [
      'event',
      plugin('polls', { events: { 'petitions.signed.v1': z.object({}) } }),
      'event petitions.signed.v1 is claimed by petitions and by polls',
    ],
    [
      'job',
      plugin('polls', { jobs: { 'petitions.close': job } }),
      'job petitions.close is claimed by petitions and by polls',
    ],
    [
      'command',
      plugin('polls', {}, { commands: { sign } }),
      'command petitions.sign is claimed by petitions and by polls',
    ],
    [
      'setting',
      plugin('polls', { settings: threshold }),
      'setting words petitions:settings.threshold.title are used by polls; it belongs to petitions',
    ],
    [
      'process',
      plugin('polls', {}, { processes: { 'petitions.petition': { ...states, column: 'polls_poll.state' } } }),
      'process petitions.petition is claimed by petitions and by polls',
    ],
    [
      'counter',
      plugin('polls', {}, { counters: { votes: counter } }),
      'counter petitions_petition.signature_count is claimed by petitions and by polls',
    ],
    [
      'public field',
      plugin('polls', {}, { publicFields: ['petitions'] }),
      'public field petitions is claimed by petitions and by polls',
    ],
    [
      'subject of the core',
      plugin('polls', { subjects: ['Participant'] }),
      'subject Participant is claimed by core and by polls',
    ],
  ];

  it.each(collisions)('S03 %s', (_what, thief, told) => {
    expect(problemsOf(petitions, thief)).toContain(told);
  });

  it('S03 nine collisions are told in nine messages at one boot', () => {
    const thief = plugin(
      'polls',
      {
        subjects: ['Petition'],
        routes: [route],
        events: { 'petitions.signed.v1': z.object({}) },
        jobs: { 'petitions.close': job },
        settings: threshold,
      },
      { commands: { sign }, processes: { 'petitions.petition': states }, publicFields: ['petitions'] },
    );
    const claims = problemsOf(petitions, thief).filter(
      (problem) => problem.includes('petitions') && problem.includes('polls'),
    );
    const kinds = new Set(
      claims.map((problem) =>
        problem
          .split(' ')
          .slice(0, 2)
          .join(' ')
          .replace(/petitions.*/, '')
          .trim(),
      ),
    );
    expect(kinds).toEqual(
      new Set([
        'subject Petition',
        'path public:',
        'event',
        'job',
        'command',
        'process',
        'public field',
        'table',
        'setting words',
      ]),
    );
  });
});

describe('what a plugin needs', () => {
  it('stands before it, in whatever order they are installed', () => {
    const budget = plugin('budget', { requires: ['polls'] });
    const polls = plugin('polls', { requires: ['petitions'] });
    expect(checkPlugins([budget, polls, petitions]).map(({ manifest }) => manifest.id)).toEqual([
      'petitions',
      'polls',
      'budget',
    ]);
  });

  it('must be installed, and must not need the plugin back', () => {
    expect(problemsOf(plugin('polls', { requires: ['maps'] }))).toEqual([
      'polls requires maps, which is not installed',
    ]);
    const circle = problemsOf(plugin('polls', { requires: ['budget'] }), plugin('budget', { requires: ['polls'] }));
    expect(circle).toEqual(['plugins require each other in a circle: polls → budget → polls']);
  });

  it('is a core of its major version', () => {
    expect(problemsOf(plugin('polls', { core: '^2' }))).toEqual(['polls is written for core ^2, this is core 1']);
  });

  it('is a name of its own', () => {
    expect(problemsOf(plugin('core'))).toEqual(['id core is claimed by core and by core']);
    expect(problemsOf(plugin('Polls'))).toContain('"Polls" is not a plugin id: lower-case words joined by hyphens');
  });
});
