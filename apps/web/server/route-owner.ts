import type { Area, PluginManifest } from '@viche/plugin-api';

/** What stands before a plugin's path in each area of the site. */
const PREFIX: Readonly<Record<Area, string>> = { public: '/', account: '/account/', admin: '/admin/', resource: '/' };

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.at(-1) === '*')
    return segments.length >= pattern.length - 1 && fits(pattern.slice(0, -1), segments.slice(0, pattern.length - 1));
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => part.startsWith(':') || part === segments[index])
  );
}

const segmentsOf = (path: string): string[] => (path.split(/[?#]/)[0] ?? '').split('/').filter(Boolean);

/** Id of the plugin whose page the address is, whether it is on or off; null for the core's own pages. */
// biome-ignore lint/suspicious/noExplicitAny: manifests of every plugin
export function routeOwner(path: string, manifests: readonly PluginManifest<any, any, any, any>[]): string | null {
  const segments = segmentsOf(path);
  const owner = manifests.find((manifest) =>
    manifest.routes.some((route) => fits(segmentsOf(PREFIX[route.area] + route.path), segments)),
  );
  return owner?.id ?? null;
}
