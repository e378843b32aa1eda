import type { NavigationItem, SiteContext } from '@viche/site';
import { ICON_NAMES, type IconName, type LinkItem } from '@viche/ui';

const iconOf = (name: string | undefined): IconName | undefined => ICON_NAMES.find((known) => known === name);

/** Entries of the manifests as links of the design system. */
export function linkItems(entries: readonly NavigationItem[]): LinkItem[] {
  return entries.map(({ href, label, icon, current }) => ({
    href,
    label,
    icon: iconOf(icon),
    current: current ? 'section' : undefined,
  }));
}

/** Address of the page about the look, which leads back here. */
export const lookHref = ({ href, path }: Pick<SiteContext, 'href' | 'path'>): string =>
  `${href('/look')}?returnTo=${encodeURIComponent(path.startsWith('/look') ? '/' : path)}`;

/** Addresses of this page in the languages of the site. */
export const alternatesOf = ({ locale, href, path, twin }: Pick<SiteContext, 'locale' | 'href' | 'path' | 'twin'>) => ({
  [locale]: href(path),
  ...(twin ? { [twin.locale]: twin.href } : {}),
});
