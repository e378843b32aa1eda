import type { Activity, AnyPluginServer, DataContext } from '@viche/plugin-api';
import { requireOwnRecord } from './own-record.ts';

type Source = Pick<AnyPluginServer, 'manifest' | 'activity'>;

/** An act of the viewer with the module in which it was done. */
export interface ActivityView extends Activity {
  /** Title of the module in the reader's language. */
  readonly module: string;
}

export interface ActivityPage {
  readonly entries: readonly ActivityView[];
  /** Moment to go on from; null at the end. */
  readonly next: Date | null;
}

const PER_PAGE = 30;

/** What the viewer did in all modules that are on, the latest first. Acts of one moment never part at the edge of a page. */
export async function activityOfViewer(
  ctx: DataContext,
  servers: readonly Source[],
  before: Date | null,
): Promise<ActivityPage> {
  if (!ctx.actor.participantId) return { entries: [], next: null };
  const participantId = requireOwnRecord(ctx.actor);
  const found: ActivityView[] = [];
  for (const { manifest, activity } of servers) {
    if (!activity || !ctx.enabled.has(manifest.id)) continue;
    const acts = await activity(ctx, { participantId, before, limit: PER_PAGE + 1 });
    found.push(...acts.map((act) => ({ ...act, module: ctx.t(`${manifest.id}:module.title`) })));
  }
  const sorted = found.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.key < b.key ? 1 : -1));
  if (sorted.length <= PER_PAGE) return { entries: sorted, next: null };
  const edge = sorted[PER_PAGE - 1]!.at;
  const isFirstOfEdge = sorted[0]!.at.getTime() === edge.getTime();
  // The next page begins before a moment: what shares the last one with acts that did not fit stands whole on one page.
  const shared = sorted[PER_PAGE]!.at.getTime() === edge.getTime() && !isFirstOfEdge;
  const entries = sorted.filter(({ at }) => (shared ? at > edge : at >= edge));
  return { entries, next: entries.at(-1)!.at };
}
