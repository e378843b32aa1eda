import { TEMPLATE_PLUGIN, tablePrefix } from '@viche/db/server';

/** The forms in which a plugin's id stands in its sources. */
export interface PluginNames {
  /** `noise-map`: folder, addresses, catalogues, names of commands and events. */
  readonly kebab: string;
  /** `noise_map`: tables. */
  readonly snake: string;
  /** `NoiseMap`: models, types. */
  readonly pascal: string;
  /** `noiseMap`: fields of the public API. */
  readonly camel: string;
}

const PLUGIN_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Leaves room for what the template appends: PostgreSQL cuts names at 63 bytes. */
const LONGEST_ID = 32;
const RESERVED: ReadonlySet<string> = new Set([
  'core',
  'rejected',
  'admin',
  'account',
  'viche',
  'queue',
  TEMPLATE_PLUGIN,
]);

export function pluginNames(id: string): PluginNames {
  const pascal = id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return { kebab: id, snake: id.replaceAll('-', '_'), pascal, camel: pascal.charAt(0).toLowerCase() + pascal.slice(1) };
}

/** Why a plugin cannot have this id, in a sentence; null when it can. `taken` are the ids and folders there are. */
export function problemWithId(id: string, taken: readonly string[]): string | null {
  if (!PLUGIN_ID.test(id))
    return `"${id}" is not a plugin id: lower-case latin words joined by hyphens, such as noise-map`;
  if (id.length > LONGEST_ID) return `"${id}" is too long: ${LONGEST_ID} characters at most, because tables carry it`;
  if (RESERVED.has(id)) return `"${id}" is a name of the core's own`;
  if (taken.includes(id)) return `plugins/${id} is there already`;
  const near = taken.find(
    (other) => tablePrefix(other).startsWith(tablePrefix(id)) || tablePrefix(id).startsWith(tablePrefix(other)),
  );
  return near ? `tables of "${id}" and of "${near}" could not be told apart: one id begins with the other` : null;
}

/** A copier of the template's text: every form of its id becomes that of the new one. */
export function renamer(from: PluginNames, to: PluginNames): (text: string) => string {
  return (text) =>
    text
      .replaceAll(from.kebab, to.kebab)
      .replaceAll(from.snake, to.snake)
      .replaceAll(from.pascal, to.pascal)
      .replaceAll(from.camel, to.camel);
}
