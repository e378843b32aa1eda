import type { SiteContext } from '@viche/site';
import { PERSON_LOOK, type PersonLookData } from './residency-data.ts';

/** The look that the page's address names, while it shows this very thing; `over` where its time has passed. */
export async function lookOf(
  site: SiteContext,
  request: Request,
  of: string,
): Promise<{ readonly look: PersonLookData | null; readonly over: boolean }> {
  const id = new URL(request.url).searchParams.get('look');
  if (!id) return { look: null, over: false };
  const { residenceLook } = await site.query<{ residenceLook: PersonLookData | null }>(PERSON_LOOK, { id });
  const look = residenceLook?.subjectUuid === of ? residenceLook : null;
  return { look, over: look === null };
}
