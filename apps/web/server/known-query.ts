import type { AnyManifest } from '@viche/plugin-api';

/** Query parameters of the core's own pages. */
const CORE_PARAMETERS = ['returnTo', 'saved', 'error', 'ended', 'due', 'action', 'actor', 'after', 'done'];

/** The names that pages read; everything else in an address is dropped, so that it cannot multiply cached pages. */
export function knownParameters(manifests: readonly AnyManifest[]): ReadonlySet<string> {
  return new Set([
    ...CORE_PARAMETERS,
    ...manifests.flatMap((manifest) => manifest.routes.flatMap((route) => route.query ?? [])),
  ]);
}

const LONGEST_VALUE = 400;

/** The query with known names only, in one order, each once: two spellings of one page are one page. */
export function canonicalQuery(search: URLSearchParams, known: ReadonlySet<string>): string {
  const kept = new URLSearchParams();
  for (const name of [...known].sort()) {
    const value = search.get(name);
    if (value !== null && value !== '' && value.length <= LONGEST_VALUE) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept}` : '';
}
