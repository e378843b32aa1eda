import type { Plugin } from 'vite';

/** How Remix names a route's module in the client build. */
const CLIENT_ROUTE = '?__remix-build-client-route';

/**
 * Empties every route in the client build. Pages are rendered on the server and are not hydrated, so no browser would
 * run that code; left in, it would cost a build of React and forbid Node modules in what pages import.
 */
export const noClientCode = (): Plugin => ({
  name: 'viche:no-client-code',
  // After Remix, whose own step writes the imports of these modules.
  enforce: 'post',
  apply: 'build',
  transform: (_code, id) => (id.endsWith(CLIENT_ROUTE) ? { code: 'export {};', map: null } : undefined),
});
