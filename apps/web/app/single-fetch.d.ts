import '@remix-run/server-runtime';

declare module '@remix-run/server-runtime' {
  interface Future {
    /** Loaders' answers reach their pages as they are: pages are rendered beside them, nothing is serialised. */
    v3_singleFetch: true;
  }
}
