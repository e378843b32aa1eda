import type { SiteContext } from '@viche/site';

type Viewer = Pick<SiteContext, 'actor'>;

const holds = ({ actor }: Viewer, ...wanted: readonly string[]): boolean =>
  actor.roles.some(({ role, module }) => module === '' && wanted.includes(role));

/** Whether the viewer owns the whole site, and not only a module of it. */
export const isOwner = (viewer: Viewer): boolean => holds(viewer, 'owner');

/** What the viewer may do with things of owners: others of the staff read them. */
export const ownerAccess = (viewer: Viewer): 'change' | 'read' => (isOwner(viewer) ? 'change' : 'read');

/** Sends everybody away but owners of the whole site. */
export const requireOwner = (site: SiteContext): void => requireRole(site, 'owner');

/** Sends everybody away who may not write pages. */
export const requireEditor = (site: SiteContext): void => requireRole(site, 'owner', 'editor');

function requireRole(site: SiteContext, ...wanted: readonly string[]): void {
  site.requireStaff();
  if (!holds(site, ...wanted)) throw Response.json({ code: 'core/not-found' }, { status: 404 });
}
