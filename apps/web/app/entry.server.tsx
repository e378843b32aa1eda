import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { I18nProvider } from '@viche/i18n';
import { SiteProvider } from '@viche/site';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * Milliseconds for which Remix keeps a page's data for what loaders have yet to answer. They have answered everything:
 * the five seconds of the default held on to the data of every page of the last five seconds.
 */
export const streamTimeout = 1;

/** Renders a page in one piece, without the marks by which React would find its way in it: nothing is hydrated. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const { site } = context;
  const page = renderToStaticMarkup(
    <I18nProvider translator={site.translator}>
      <SiteProvider site={site}>
        <RemixServer context={remix} url={request.url} />
      </SiteProvider>
    </I18nProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  // Beside the response: to read a text back out of its stream costs as much as a third of rendering it.
  context.page = `<!doctype html>${page}`;
  return new Response(null, { status, headers });
}

/** Failures that nobody expected; refusals are answers and are not logged here. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) (context as AppLoadContext).site.reportError(error);
};
