import type { z } from 'zod';

const PLUGIN_ID = /^[a-z][a-z0-9-]*$/;
const EVENT_NAME = /^([a-z][a-z0-9-]*)\.[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*\.v([1-9][0-9]{0,3})$/;

/** What the catalogue needs to know of a plugin's server half; the result of `defineServer` fits as it is. */
export interface EventPlugin {
  readonly manifest: { readonly id: string; readonly events: Readonly<Record<string, z.ZodType>> };
  readonly on?: Readonly<Record<string, unknown>>;
}

export interface EventEntry {
  readonly name: string;
  /** Plugin that declares and emits it. */
  readonly owner: string;
  readonly version: number;
  readonly schema: z.ZodType;
  /** Plugins with a handler, in the order of the installation. */
  readonly consumers: readonly string[];
}

export interface EventCatalogue {
  readonly events: ReadonlyMap<string, EventEntry>;
}

/** The installed plugins do not fit together; `problems` names every fault, so that one boot shows all of them. */
export class CatalogueError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The catalogue is refused:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'CatalogueError';
    this.problems = problems;
  }
}

/** The name stands in no installed plugin: written by newer code, or by a plugin that was taken out. */
export class UnknownEvent extends Error {
  constructor(eventName: string) {
    super(`No installed plugin owns the event ${eventName}.`);
    this.name = 'UnknownEvent';
  }
}

/** True for `petitions.signed.v1`; job keys never look like this. */
export function isEventName(name: string): boolean {
  return EVENT_NAME.test(name);
}

/**
 * Joins the events of all plugins: who owns each, by which schema, and who consumes it.
 *
 * @throws CatalogueError for a bad name, a name outside its owner's prefix, two owners, or a consumer without an owner.
 * @example
 * const catalogue = buildCatalogue([petitions, notifications]);
 * catalogue.events.get('petitions.signed.v1')?.consumers; // ['notifications']
 */
export function buildCatalogue(plugins: readonly EventPlugin[]): EventCatalogue {
  const problems = duplicateIds(plugins);
  const consumers = new Map<string, string[]>();
  for (const { manifest, on } of plugins) {
    for (const name of Object.keys(on ?? {})) consumers.set(name, [...(consumers.get(name) ?? []), manifest.id]);
  }

  const events = new Map<string, EventEntry>();
  for (const { manifest } of plugins) {
    for (const [name, schema] of Object.entries(manifest.events)) {
      const [, prefix, version] = EVENT_NAME.exec(name) ?? [];
      const known = events.get(name);
      if (!version) problems.push(`${manifest.id}: "${name}" is not an event name such as ${manifest.id}.done.v1`);
      else if (prefix !== manifest.id) problems.push(`${manifest.id}: "${name}" must begin with "${manifest.id}."`);
      else if (known) problems.push(`${manifest.id}: "${name}" is owned by ${known.owner} already`);
      else {
        const entry = {
          name,
          owner: manifest.id,
          version: Number(version),
          schema,
          consumers: consumers.get(name) ?? [],
        };
        events.set(name, entry);
      }
    }
  }

  for (const [name, ids] of consumers) {
    if (!events.has(name)) problems.push(`${ids.join(', ')}: consumes "${name}", which no installed plugin owns`);
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return { events };
}

function duplicateIds(plugins: readonly EventPlugin[]): string[] {
  const seen = new Set<string>();
  return plugins.flatMap(({ manifest: { id } }) => {
    const problems: string[] = [];
    if (!PLUGIN_ID.test(id)) problems.push(`"${id}" is not a plugin id`);
    if (seen.has(id)) problems.push(`${id}: is installed twice`);
    seen.add(id);
    return problems;
  });
}

/**
 * Parses a payload by its owner's schema.
 *
 * @throws UnknownEvent where nobody owns the name, ZodError where the payload does not fit.
 */
export function parseEvent(catalogue: EventCatalogue, name: string, payload: unknown): unknown {
  const entry = catalogue.events.get(name);
  if (!entry) throw new UnknownEvent(name);
  return entry.schema.parse(payload);
}
