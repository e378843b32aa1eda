import { CORE_SUBJECTS } from '@viche/authz';
import type { AnyPluginServer } from '@viche/plugin-api';

/** Major version of the core that plugins are written for. */
export const CORE_MAJOR = 1;

const PLUGIN_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const RESERVED_IDS: ReadonlySet<string> = new Set(['core', 'rejected']);

/** The installed plugins do not fit together; `problems` names every fault with both owners. */
export class PluginsRefused extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The plugins are refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'PluginsRefused';
    this.problems = problems;
  }
}

/**
 * The boot check: one owner for every id, table, subject, path, event, job, command, process, counter, duty, setting and
 * public field (threats S03); a core that fits; every required plugin installed, none in a circle.
 *
 * @returns the plugins with each one's requirements before it
 * @throws PluginsRefused with all problems at once
 */
export function checkPlugins(servers: readonly AnyPluginServer[]): readonly AnyPluginServer[] {
  const problems = [
    ...checkIds(servers),
    ...checkClaims(servers),
    ...servers.flatMap(checkPrefixes(servers)),
    ...servers.flatMap(checkCore),
    ...servers.flatMap(checkFollows),
    ...servers.flatMap(checkLetters),
  ];
  const sorted = sortByRequirements(servers, problems);
  if (problems.length > 0) throw new PluginsRefused([...new Set(problems)]);
  return sorted;
}

const idOf = ({ manifest }: AnyPluginServer): string => manifest.id;
const tablePrefixOf = (id: string): string => `${id.replaceAll('-', '_')}_`;

function checkIds(servers: readonly AnyPluginServer[]): string[] {
  const ids = servers.map(idOf);
  const bad = ids
    .filter((id) => !PLUGIN_ID.test(id))
    .map((id) => `"${id}" is not a plugin id: lower-case words joined by hyphens`);
  const reserved = ids.filter((id) => RESERVED_IDS.has(id)).map((id) => `id ${id} is claimed by core and by ${id}`);
  // Tables of `polls` and of `polls-archive` could not be told apart by their prefix.
  const nested = ids.flatMap((id) =>
    ids
      .filter((other) => other !== id && tablePrefixOf(other).startsWith(tablePrefixOf(id)))
      .map((other) => `table prefix ${tablePrefixOf(other)} is claimed by ${id} and by ${other}`),
  );
  return [...bad, ...reserved, ...nested];
}

/** Everything of a plugin that may exist once in the building, as `kind name`. */
function claimsOf(server: AnyPluginServer): readonly (readonly [kind: string, name: string])[] {
  const { manifest } = server;
  const own = (key: string) => (key.includes('.') ? key : `${manifest.id}.${key}`);
  const counters = Object.values(server.counters ?? {});
  return [
    ['id', manifest.id],
    ...manifest.subjects.map((subject) => ['subject', subject] as const),
    ...manifest.routes.map(({ area, path, index }) => ['path', `${area}:${path}${index ? '?index' : ''}`] as const),
    ...Object.keys(manifest.events).map((name) => ['event', name] as const),
    ...Object.keys(manifest.jobs).map((key) => ['job', own(key)] as const),
    ...Object.values(server.commands).map(({ definition }) => ['command', definition.name] as const),
    ...Object.keys(server.processes ?? {}).map((name) => ['process', name] as const),
    ...counters.map(({ table, column }) => ['counter', `${table}.${column}`] as const),
    ...Object.keys(server.duties ?? {}).map((kind) => ['duty', kind] as const),
    ...(server.publicFields ?? []).map((field) => ['public field', field] as const),
    ...(server.openData ?? []).map(({ key }) => ['dataset', key] as const),
  ];
}

function checkClaims(servers: readonly AnyPluginServer[]): string[] {
  const owners = new Map<string, string>(CORE_SUBJECTS.map((subject) => [`subject ${subject}`, 'core']));
  const problems: string[] = [];
  for (const server of servers) {
    for (const [kind, name] of claimsOf(server)) {
      const owner = owners.get(`${kind} ${name}`);
      if (owner) problems.push(`${kind} ${name} is claimed by ${owner} and by ${idOf(server)}`);
      else owners.set(`${kind} ${name}`, idOf(server));
    }
  }
  return problems;
}

/** Names that carry their owner's id: one that begins with another's reaches into that other plugin. */
function checkPrefixes(servers: readonly AnyPluginServer[]): (server: AnyPluginServer) => string[] {
  const others = (id: string) => [...servers.map(idOf), 'core'].filter((other) => other !== id);
  return (server) => {
    const { manifest } = server;
    const { id } = manifest;
    const dotted = [
      ...claimsOf(server).filter(([kind]) => ['event', 'job', 'command', 'process', 'duty'].includes(kind)),
    ];
    const foreign = dotted.flatMap(([kind, name]) =>
      name.startsWith(`${id}.`) ? [] : [`${kind} ${name} of ${id} must begin with "${id}."`],
    );
    const tables = [
      ...Object.values(server.processes ?? {}).map(({ column }) => column.split('.')[0] ?? ''),
      ...Object.values(server.counters ?? {}).map(({ table }) => table),
      ...(server.trial?.keeps ?? []),
      ...(server.trial?.counts ?? []).map(({ table }) => table),
    ].filter((table) => !table.startsWith(tablePrefixOf(id)));
    const datasets = (server.openData ?? []).filter(({ key }) => key !== id && !key.startsWith(`${id}-`));
    const settings = settingWords(server).filter((key) => !key.startsWith(`${id}:`) && !key.startsWith('core:'));
    const ownerOf = (fits: (other: string) => boolean) => others(id).find(fits);
    return [
      ...foreign.map((problem) =>
        withOwner(
          problem,
          ownerOf((other) => problem.includes(` ${other}.`)),
        ),
      ),
      ...datasets.map(({ key }) => `dataset ${key} of ${id} must be "${id}" or begin with "${id}-"`),
      ...tables.map((table) =>
        withOwner(
          `table ${table} is used by ${id}`,
          ownerOf((other) => table.startsWith(tablePrefixOf(other))),
        ),
      ),
      ...settings.map((key) =>
        withOwner(
          `setting words ${key} are used by ${id}`,
          ownerOf((other) => key.startsWith(`${other}:`)),
        ),
      ),
    ];
  };
}

const withOwner = (problem: string, owner: string | undefined): string =>
  owner ? `${problem}; it belongs to ${owner}` : problem;

/** Titles of the settings: they name whose setting it is. */
function settingWords({ manifest }: AnyPluginServer): string[] {
  return Object.values(manifest.settings.shape as Record<string, { meta?(): { title?: unknown } | undefined }>).flatMap(
    (field) => {
      const title = field.meta?.()?.title;
      return typeof title === 'string' ? [title] : [];
    },
  );
}

function checkCore({ manifest }: AnyPluginServer): string[] {
  if (manifest.core === `^${CORE_MAJOR}`) return [];
  return [`${manifest.id} is written for core ${manifest.core}, this is core ${CORE_MAJOR}`];
}

/** A subject has one owner, who alone knows what it is called and when it may be followed. */
function checkFollows({ manifest, follows = {} }: AnyPluginServer): string[] {
  return Object.keys(follows)
    .filter((type) => !manifest.subjects.includes(type))
    .map((type) => `${manifest.id} lets people follow ${type}, which is no subject of it`);
}

/** Depth first, in the order of the installation where nothing is required. */
function sortByRequirements(servers: readonly AnyPluginServer[], problems: string[]): readonly AnyPluginServer[] {
  const byId = new Map(servers.map((server) => [idOf(server), server]));
  const sorted: AnyPluginServer[] = [];
  const open: string[] = [];
  const visit = (server: AnyPluginServer): void => {
    const id = idOf(server);
    if (sorted.includes(server)) return;
    if (open.includes(id)) {
      problems.push(`plugins require each other in a circle: ${[...open.slice(open.indexOf(id)), id].join(' → ')}`);
      return;
    }
    open.push(id);
    for (const required of server.manifest.requires ?? []) {
      const found = byId.get(required);
      if (found) visit(found);
      else problems.push(`${id} requires ${required}, which is not installed`);
    }
    open.pop();
    if (!sorted.includes(server)) sorted.push(server);
  };
  for (const server of servers) visit(server);
  return sorted;
}

/** A choice about letters that nobody writes, or of a topic that is not there, would be no choice. */
function checkLetters({ manifest: { id }, letters, notifications = {} }: AnyPluginServer): string[] {
  return Object.entries(letters?.kinds ?? {}).flatMap(([kind, { topic }]) => [
    ...(kind.split('-')[0]! in notifications
      ? []
      : [`${id} declares the letter ${kind}, and has no such notification`]),
    ...(letters && topic in letters.topics
      ? []
      : [`the letter ${kind} of ${id} is of a topic that is not declared: ${topic}`]),
  ]);
}
