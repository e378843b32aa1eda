import type { AnyManifest } from '@viche/plugin-api';

/** Query parameters of the core's own pages. */
const CORE_PARAMETERS = [
  'returnTo',
  'saved',
  'error',
  'ended',
  'due',
  'action',
  'actor',
  'after',
  'subject',
  'from',
  'until',
  'done',
  'preset',
  'accent',
  'font',
  'version',
  'look',
  'month',
  'year',
  'q',
];
const LONGEST_VALUE = 400;
/** Boxes that are ticked under one name. */
const MOST_VALUES = 12;

/** Names that pages read, each with how many values it may have. */
export type KnownParameters = ReadonlyMap<string, number>;

/** The names that pages read; everything else in an address is dropped, so that it cannot multiply cached pages. */
export function knownParameters(manifests: readonly AnyManifest[]): KnownParameters {
  const names = [
    ...CORE_PARAMETERS,
    ...manifests.flatMap(({ routes }) => routes.flatMap((route) => route.query ?? [])),
  ];
  return new Map(names.map((name) => (name.endsWith('*') ? [name.slice(0, -1), MOST_VALUES] : [name, 1])));
}

/** The query with known names only, in one order, no value twice: two spellings of one page are one page. */
export function canonicalQuery(search: URLSearchParams, known: KnownParameters): string {
  const kept = new URLSearchParams();
  for (const [name, most] of [...known].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const fitting = search.getAll(name).filter((value) => value !== '' && value.length <= LONGEST_VALUE);
    for (const value of [...new Set(fitting.slice(0, most))].sort()) kept.append(name, value);
  }
  return kept.size > 0 ? `?${kept}` : '';
}
