/**
 * The page of the query editor, for the demo only. Its assets are inline, so nothing comes from elsewhere; the page needs
 * `worker-src blob:` and inline styles in its content security policy.
 */
export async function graphiqlPage(endpoint: string, nonce: string | undefined): Promise<Response> {
  // Loaded at first use: the editor weighs megabytes, and a production server never shows it.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({ endpoint, title: 'Viche GraphQL', credentials: 'same-origin' });
  const marked = nonce === undefined ? page : page.replace('<script>', `<script nonce="${nonce}">`);
  return new Response(marked, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** True for a browser that opens the address. */
export function wantsPage(request: Request): boolean {
  return request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
}
