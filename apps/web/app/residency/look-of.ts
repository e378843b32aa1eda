import type { SiteContext } from '@viche/site';
import { PERSON_LOOK, type PersonLookData } from './residency-data.ts';

// Not `look`: by that name the frame of all pages finds how a page wants to be drawn.
/** The look that the page's address names, while it shows this very thing; `over` where its time has passed. */
export async function lookOf(
  site: SiteContext,
  request: Request,
  of: string,
): Promise<{ readonly opened: PersonLookData | null; readonly over: boolean }> {
  const id = new URL(request.url).searchParams.get('look');
  if (!id) return { opened: null, over: false };
  const { residenceLook } = await site.query<{ residenceLook: PersonLookData | null }>(PERSON_LOOK, { id });
  const opened = residenceLook?.subjectUuid === of ? residenceLook : null;
  return { opened, over: opened === null };
}
