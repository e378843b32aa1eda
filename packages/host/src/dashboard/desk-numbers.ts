import { inOrder } from '@viche/graphql';
import { SMALLEST_CELL } from '@viche/open-data';
import type { AnyPluginServer, DataContext } from '@viche/plugin-api';

/** A figure as the desk shows it. */
export interface DeskNumberView {
  readonly plugin: string;
  readonly key: string;
  readonly label: string;
  /** Null: there are some, and fewer than may be told. */
  readonly value: number | null;
}

/** The dashboard looks back so many days. */
export const DESK_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * What happened in the last days in all modules that are on. Figures behind which people stand are whole numbers of their own,
 * with no total from which a hidden one could be found; below ten they are hidden, but for zero.
 */
export async function deskNumbers(ctx: DataContext, servers: readonly AnyPluginServer[]): Promise<DeskNumberView[]> {
  const since = new Date((await ctx.now()).getTime() - DESK_DAYS * DAY_MS);
  const shown: DeskNumberView[] = [];
  for (const { manifest, deskNumbers: numbersOf } of inOrder(servers, ctx)) {
    if (!numbersOf || !ctx.enabled.has(manifest.id)) continue;
    for (const { key, label, value, counts } of await numbersOf(ctx, since)) {
      const isSmall = counts === 'people' && value > 0 && value < SMALLEST_CELL;
      shown.push({ plugin: manifest.id, key, label, value: isSmall ? null : value });
    }
  }
  return shown;
}
