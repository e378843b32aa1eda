import type { GraphqlCaller } from '@viche/graphql';
import type { TenantBundle } from '@viche/host';
import { localePath } from '@viche/i18n';
import type { AnyManifest, NavigationEntry } from '@viche/plugin-api';
import type { NavigationItem } from '@viche/site';

interface MenuParts {
  readonly bundle: TenantBundle;
  readonly caller: GraphqlCaller;
  /** Of the page that is shown, without its language. */
  readonly path: string;
  readonly manifests: readonly AnyManifest[];
}

const DESK_SITE = [
  {
    to: '/admin/second-person',
    label: 'core:areas.secondPerson',
    icon: 'users',
    can: ['decide', 'FourEyesRequest'],
  },
  { to: '/admin/people', label: 'core:areas.peopleAndRoles', icon: 'key', can: ['read', 'StaffMember'] },
  {
    to: '/admin/assisted',
    label: 'residency:assisted.nav',
    icon: 'desk',
    can: ['start', 'AssistedSession'],
  },
  { to: '/admin/residency', label: 'residency:desk.nav', icon: 'home', can: ['read', 'ResidencyProof'] },
  { to: '/admin/calendar', label: 'core:areas.calendarOwn', icon: 'cal', can: ['read', 'CalendarDay'] },
  { to: '/admin/council', label: 'site:council.nav', icon: 'bank', can: ['update', 'Tenant'] },
  { to: '/admin/domains', label: 'domains:nav', icon: 'globe', can: ['update', 'Tenant'] },
  { to: '/admin/appearance', label: 'site:appearance.nav', icon: 'eye', can: ['update', 'Tenant'] },
  { to: '/admin/pages', label: 'site:pages.nav', icon: 'file', can: ['update', 'Page'] },
  { to: '/admin/accessibility', label: 'site:statement.nav', icon: 'access', can: ['update', 'Page'] },
  { to: '/admin/documents', label: 'site:documents.nav', icon: 'book', can: ['update', 'Document'] },
  { to: '/admin/territories', label: 'site:territories.nav', icon: 'pin', can: ['update', 'TenantTerritory'] },
  { to: '/admin/rollout', label: 'site:rollout.title', icon: 'ok', can: ['update', 'RolloutPlan'] },
  { to: '/admin/letters', label: 'letters:texts.nav', icon: 'mail', can: ['update', 'LetterText'] },
  { to: '/admin/modules', label: 'core:areas.modules', icon: 'plug', can: ['read', 'TenantModule'] },
  { to: '/admin/settings', label: 'core:areas.settings', icon: 'gear', can: ['read', 'Setting'] },
  { to: '/admin/jobs', label: 'site:jobs.nav', icon: 'back', can: ['read', 'JobFailure'] },
  { to: '/admin/archive', label: 'core:areas.archive', icon: 'download', can: ['export', 'Tenant'] },
  { to: '/admin/opening', label: 'trial:desk.nav', icon: 'ok', can: ['open', 'Tenant'] },
  { to: '/admin/closing', label: 'closing:desk.nav', icon: 'lock', can: ['close', 'Tenant'] },
  { to: '/admin/journal', label: 'core:areas.auditLog', icon: 'list', can: ['read', 'AuditEntry'] },
] as const;

const isAt = (path: string, to: string): boolean =>
  path === to || path.startsWith(`${to}/`) || path.startsWith(`${to}?`);

/** The core's own pages of the desk, as far as the person may do anything there. */
export function deskSiteLinks({ bundle, caller, path }: MenuParts): NavigationItem[] {
  // A trial is given up where it is opened; what is open is opened no more.
  const elsewhere = bundle.info.trial ? '/admin/closing' : '/admin/opening';
  const shown = DESK_SITE.filter(({ to }) => to !== elsewhere);
  return shown
    .filter(({ can: [action, subject] }) => caller.ability.can(action, subject))
    .map(({ to, label, icon }) => ({
      href: localePath(caller.locale, to),
      label: caller.t(label),
      icon,
      current: isAt(path, to),
    }));
}

/** Published pages of the hromada's own to which a menu leads. */
export function pageMenu({ bundle, caller, path }: MenuParts, at: 'header' | 'footer'): NavigationItem[] {
  return bundle.menu
    .filter(({ placement }) => placement === at)
    .map(({ slug, titleUk, titleEn }) => ({
      href: localePath(caller.locale, `/pages/${slug}`),
      label: (caller.locale === 'en' && titleEn) || titleUk,
      icon: undefined,
      current: isAt(path, `/pages/${slug}`),
    }));
}

/** Entries of the modules that are on, module by module in the hromada's order. */
export function navigation(
  { manifests, bundle, caller, path }: MenuParts,
  area: NavigationEntry['area'],
): NavigationItem[] {
  const navOf = new Map(manifests.map(({ id, nav }) => [id, [...nav].sort((a, b) => a.order - b.order)]));
  const shown = [...bundle.enabled]
    .flatMap((id) => navOf.get(id) ?? [])
    .filter((entry) => entry.area === area && (!entry.can || caller.ability.can(...entry.can)));
  // Where one entry leads below another, only the nearer one is where the person is.
  const nearest = Math.max(0, ...shown.filter(({ to }) => isAt(path, to)).map(({ to }) => to.length));
  return shown.map(({ to, label, icon }) => ({
    href: localePath(caller.locale, to),
    label: caller.t(label),
    icon,
    current: isAt(path, to) && to.length === nearest,
  }));
}
