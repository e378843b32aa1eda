import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';

/** A draft of a document as a text file, for the council's lawyer, before there is a site. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { onboarding } = siteOf(context);
  const drafts = onboarding?.applicant ? await onboarding.drafts() : [];
  const draft = drafts.find(({ key }) => key === params.key);
  if (!draft) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return new Response(draft.text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${draft.key}.txt"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
