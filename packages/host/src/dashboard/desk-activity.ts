import { inOrder } from '@viche/graphql';
import type { AnyPluginServer, DataContext, DeskActivity } from '@viche/plugin-api';

/** The graphs of the desk look back so many days: four weeks, so that weekends stand below each other. */
export const ACTIVITY_DAYS = 28;

export type DeskActivityView = DeskActivity & { readonly plugin: string };

/** What went on day by day in all modules that are on. */
export async function deskActivity(ctx: DataContext, servers: readonly AnyPluginServer[]): Promise<DeskActivityView[]> {
  const shown: DeskActivityView[] = [];
  for (const { manifest, deskActivity: activityOf } of inOrder(servers, ctx)) {
    if (!activityOf || !ctx.enabled.has(manifest.id)) continue;
    for (const activity of await activityOf(ctx, ACTIVITY_DAYS)) shown.push({ ...activity, plugin: manifest.id });
  }
  return shown;
}

/** How many cases wait for the viewer in all modules that are on, by path of the desk's page; pages where none waits are left out. */
export async function modulesWaiting(
  ctx: DataContext,
  servers: readonly AnyPluginServer[],
): Promise<Readonly<Record<string, number>>> {
  const waiting: Record<string, number> = {};
  for (const { manifest, deskWaiting } of servers) {
    if (!deskWaiting || !ctx.enabled.has(manifest.id)) continue;
    // A module counts for its own pages alone.
    const own = new Set(manifest.nav.filter(({ area }) => area === 'admin').map(({ to }) => to));
    for (const [path, count] of Object.entries(await deskWaiting(ctx)))
      if (own.has(path) && count > 0) waiting[path] = count;
  }
  return waiting;
}
