import { type Host, openDatasets, type TenantBundle } from '@viche/host';
import type { AnyManifest } from '@viche/plugin-api';

/** Pages of the core that every hromada has, for search engines. */
const CORE_PAGES = [
  '/',
  '/calendar',
  '/participation',
  '/documents',
  '/help',
  '/contacts',
  '/accessibility',
  '/open-data',
];

/** Paths of the pages that belong to the whole site: the core's own, those of the hromada's menus, front pages of the modules that are on. */
export function sitePages(
  host: Pick<Host, 'servers'>,
  manifests: readonly AnyManifest[],
  { enabled, menu }: Pick<TenantBundle, 'enabled' | 'menu'>,
): string[] {
  const fronts = manifests
    .filter(({ id }) => enabled.has(id))
    .flatMap(({ nav }) => nav.filter(({ area, can }) => area === 'public' && !can).map(({ to }) => to));
  const passports = openDatasets(host, enabled).map(({ declaration: { key } }) => `/open-data/${key}`);
  return [...new Set([...CORE_PAGES, ...menu.map(({ slug }) => `/pages/${slug}`), ...fronts, ...passports])];
}
