import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeCalendar } from '@viche/open-data';
import { siteOf } from '@viche/site';
import { readCalendar } from '../calendar/site-calendar.ts';

/** The calendar for phones and office programs, which fetch it anew by themselves. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const site = siteOf(context);
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { matters } = await readCalendar(site);
  const { host } = new URL(site.origin);
  const names = site.tenant.names[site.locale];
  const text = writeCalendar({
    title: `${site.translator.t('site:calendar.title')} · ${names.short}`,
    product: '-//Viche//Site calendar//UK',
    writtenAt: new Date(),
    entries: matters.map(({ key, kind, title, note, path, day }) => {
      const url = site.origin + site.href(path);
      return {
        uid: `${key}@${host}`,
        title: `${kind}: ${title}`,
        text: [note, names.official, url].filter(Boolean).join('\n'),
        url,
        when: { day },
      };
    }),
  });
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${site.tenant.slug}.ics"`,
    },
  });
}
