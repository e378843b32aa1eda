import type { AnyManifest, Exposure } from '@viche/plugin-api';

const PREFIX: Readonly<Record<string, string>> = { public: '', resource: '', account: 'account/', admin: 'admin/' };
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

const patternOf = (area: string, path: string): string =>
  `${PREFIX[area]}${path}`
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(SPECIAL, '\\$&')))
    .join('/');

/** How far an address is open to other sites; null for nearly all. */
export function exposureOfPath(manifests: readonly AnyManifest[]): (pathname: string) => Exposure | null {
  const routes = manifests.flatMap((manifest) =>
    manifest.routes.flatMap(({ area, path, exposure }) =>
      exposure ? [{ exposure, pattern: new RegExp(`^/${patternOf(area, path)}$`) }] : [],
    ),
  );
  return (pathname) => routes.find(({ pattern }) => pattern.test(pathname))?.exposure ?? null;
}

/** The plugin whose page stands at an address, so that a page of a module that is switched off does not exist. */
export function pluginOfPath(manifests: readonly AnyManifest[]): (pathname: string) => string | null {
  const routes = manifests.flatMap((manifest) =>
    manifest.routes.map(({ area, path }) => ({
      plugin: manifest.id,
      pattern: new RegExp(`^/${patternOf(area, path)}(?:/|$|\\.data$)`),
    })),
  );
  return (pathname) => routes.find(({ pattern }) => pattern.test(pathname))?.plugin ?? null;
}
