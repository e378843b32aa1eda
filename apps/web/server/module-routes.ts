import type { AnyManifest, Exposure, PluginRoute } from '@viche/plugin-api';
import type { UploadLimits } from './uploads.ts';

const PREFIX: Readonly<Record<string, string>> = { public: '', resource: '', account: 'account/', admin: 'admin/' };
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

const patternOf = ({ area, path }: PluginRoute, end: string): RegExp => {
  const segments = `${PREFIX[area]}${path}`
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(SPECIAL, '\\$&')));
  return new RegExp(`^/${segments.join('/')}${end}`);
};

/** The plugin whose page stands at an address, so that a page of a module that is switched off does not exist. */
export function pluginOfPath(manifests: readonly AnyManifest[]): (pathname: string) => string | null {
  const routes = manifests.flatMap((manifest) =>
    manifest.routes.map((route) => ({ plugin: manifest.id, pattern: patternOf(route, '(?:/|$|\\.data$)') })),
  );
  return (pathname) => routes.find(({ pattern }) => pattern.test(pathname))?.plugin ?? null;
}

/** An address that is open to other sites, and the setting of its module that says to which. */
export interface ExposedPath {
  readonly exposure: Exposure;
  /** Absent for an address of the core. */
  readonly manifest?: AnyManifest;
  readonly frameSetting?: string | undefined;
}

/** Feeds of the whole site. */
const CORE_FEEDS = { exposure: 'fetch', pattern: /^\/(calendar\.ics|news\.(atom|json))$/ } as const;

/** How far an address is open to other sites; null for nearly all. */
export function exposureOfPath(manifests: readonly AnyManifest[]): (pathname: string) => ExposedPath | null {
  const routes = manifests.flatMap((manifest) =>
    manifest.routes.flatMap(({ exposure, frameSetting, ...route }) =>
      exposure ? [{ exposure, manifest, frameSetting, pattern: patternOf(route, '$') }] : [],
    ),
  );
  return (pathname) => [CORE_FEEDS, ...routes].find(({ pattern }) => pattern.test(pathname)) ?? null;
}

/** What the form of a page may send, by the page's address. */
export function uploadsOfPath(manifests: readonly AnyManifest[]): (pathname: string) => UploadLimits | null {
  const routes = manifests.flatMap((manifest) =>
    manifest.routes.flatMap((route) =>
      route.uploads
        ? [{ pattern: patternOf(route, '$'), files: route.uploads.files, bytes: route.uploads.megabytes * 1_048_576 }]
        : [],
    ),
  );
  return (pathname) => routes.find(({ pattern }) => pattern.test(pathname)) ?? null;
}
