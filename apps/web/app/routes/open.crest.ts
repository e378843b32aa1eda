import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';

/** The crest of the applicant's own draft: a picture that we have encoded, shown to nobody else. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { onboarding } = siteOf(context);
  const crest = onboarding?.applicant ? await onboarding.crest() : null;
  if (!crest) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return new Response(new Uint8Array(crest), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, no-store' },
  });
}
