import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { requireEditor } from '../desk/desk-roles.ts';
import { TEMPLATES, type TemplateData } from '../documents/document-data.ts';

/** A draft of a document as a text file, for the council's lawyer. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  const { documentTemplates } = await site.query<{ documentTemplates: TemplateData[] }>(TEMPLATES);
  const template = documentTemplates.find(({ key }) => key === params.key);
  if (!template) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return new Response(template.text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${template.key}.txt"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
