import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvLine } from '@viche/open-data';
import { siteOf } from '@viche/site';
import { numberAt, readParticipation } from '../participation/participation-data.ts';

const HEAD = ['module', 'figure', 'label', 'period', 'value', 'of', 'hidden'] as const;

/** The numbers of participation for programs: a row for each figure and month, and one for the year. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const site = siteOf(context);
  const participation = await readParticipation(site, request);
  if (!participation || site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  site.cacheFor('config');
  const { year, months, modules } = participation;
  const lines = modules.flatMap(({ module, figures }) =>
    figures.flatMap((figure) =>
      [...months, String(year)].map((period, at) => {
        const { value, of, hidden } = period === String(year) ? figure.total : numberAt(figure, at);
        return csvLine([module, figure.key, figure.label, period, value, of, hidden ? 'yes' : 'no'], 'exact');
      }),
    ),
  );
  return new Response(csvLine([...HEAD], 'exact') + lines.join(''), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${site.tenant.slug}-participation-${year}.csv"`,
    },
  });
}
