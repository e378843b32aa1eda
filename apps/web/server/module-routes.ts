import type { AnyManifest } from '@viche/plugin-api';

const PREFIX: Readonly<Record<string, string>> = { public: '', resource: '', account: 'account/', admin: 'admin/' };
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** The plugin whose page stands at an address, so that a page of a module that is switched off does not exist. */
export function pluginOfPath(manifests: readonly AnyManifest[]): (pathname: string) => string | null {
  const routes = manifests.flatMap((manifest) =>
    manifest.routes.map(({ area, path }) => {
      const segments = `${PREFIX[area]}${path}`
        .split('/')
        .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(SPECIAL, '\\$&')));
      return { plugin: manifest.id, pattern: new RegExp(`^/${segments.join('/')}(?:/|$|\\.data$)`) };
    }),
  );
  return (pathname) => routes.find(({ pattern }) => pattern.test(pathname))?.plugin ?? null;
}
