import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { I18nProvider } from '@viche/i18n';
import { SiteProvider } from '@viche/site';
import { renderToString } from 'react-dom/server';

/** Renders a page in one piece: there is nothing to hydrate, and a whole page can be kept in the cache. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { site }: AppLoadContext,
) {
  const body = renderToString(
    <I18nProvider translator={site.translator}>
      <SiteProvider site={site}>
        <RemixServer context={remix} url={request.url} />
      </SiteProvider>
    </I18nProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!doctype html>${body}`, { status, headers });
}

/** Failures that nobody expected; refusals are answers and are not logged here. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) (context as AppLoadContext).site.reportError(error);
};
