import type { SiteContext, SiteOperator } from '@viche/site';

/** The console of whoever is signed in as an operator; to everybody else its addresses do not exist. */
export function operatorOf(site: SiteContext): SiteOperator {
  if (!site.operator?.who) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  return site.operator;
}

/** The console's two doors stand open to anybody on the platform's host. */
export function doorsOf(site: SiteContext): SiteOperator {
  if (!site.operator) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  return site.operator;
}
