import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';

/** Everything that is kept about the person, as one JSON file (law 2297-VI art. 8 part 2). */
export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const data = await site.account.exportData();
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="viche-my-data.json"',
      'Cache-Control': 'private, no-store',
    },
  });
}
