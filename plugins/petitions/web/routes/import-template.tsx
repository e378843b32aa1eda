import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { TEMPLATE_COLUMNS } from '../import-document.ts';

/** An empty table with the columns that an import reads, under their names in the page's language. */
export function loader({ context }: LoaderFunctionArgs) {
  const { t } = siteOf(context).translator;
  const header = TEMPLATE_COLUMNS.map((column) => t(`petitions:import.columns.${column}`)).join(';');
  // The mark tells office programs that the letters are UTF-8.
  return new Response(`\uFEFF${header}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="petitions-template.csv"',
    },
  });
}
