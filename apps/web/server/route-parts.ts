import type { ServerBuild } from '@remix-run/node';

/** Requests of Remix's own client, which no page of ours loads: all routes look at them, so that they are answered as ever. */
const OWN_REQUEST = /\.data$|^\/__/;

interface Candidate {
  readonly id: string;
  readonly segments: readonly string[];
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** Letter for letter, as the rules of modules, limits and exposure read an address; Remix alone would take `/Petitions` and `/%70etitions` too. */
function mayMatch({ segments: pattern }: Candidate, segments: readonly string[]): boolean {
  // Splats and optional segments, of which there are none today, are left to Remix.
  if (pattern.some((segment) => segment.endsWith('*') || segment.endsWith('?'))) return true;
  return (
    pattern.length === segments.length &&
    pattern.every((segment, index) => segment.startsWith(':') || segment === segments[index])
  );
}

/**
 * Cuts a build into parts of a few routes each. Remix flattens and ranks all routes and tries one after another, three
 * times a request; with some seventy routes that was a sixth of what a page costs. Here the few that an address may mean
 * are picked first, and Remix decides between them.
 *
 * @returns the part for a path; one and the same object for all paths that mean the same routes
 */
export function partsOfBuild(build: ServerBuild): (pathname: string) => ServerBuild {
  const wholePath = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : build.routes[id];
    return route ? [...wholePath(route.parentId), ...segmentsOf(route.path ?? '')] : [];
  };
  const candidates: readonly Candidate[] = Object.values(build.routes)
    .filter(({ path, index }) => path !== undefined || index === true)
    .map(({ id }) => ({ id, segments: wholePath(id) }));
  const parts = new Map<string, ServerBuild>();

  function partWith(ids: readonly string[]): ServerBuild {
    // The root answers what nothing else does.
    const kept = new Set<string>(['root']);
    for (const id of ids) {
      for (let at: string | undefined = id; at !== undefined; at = build.routes[at]?.parentId) kept.add(at);
    }
    const keep = <Route>(all: Record<string, Route>): Record<string, Route> =>
      Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)));
    return {
      ...build,
      routes: keep(build.routes),
      assets: { ...build.assets, routes: keep(build.assets.routes) },
    } as ServerBuild;
  }

  return (pathname) => {
    if (OWN_REQUEST.test(pathname)) return build;
    const segments = segmentsOf(pathname);
    const ids = candidates.filter((candidate) => mayMatch(candidate, segments)).map(({ id }) => id);
    const key = ids.join('\n');
    const known = parts.get(key);
    if (known) return known;
    const part = partWith(ids);
    parts.set(key, part);
    return part;
  };
}
