import { isRouteErrorResponse, Links, Meta, Outlet, useRouteError } from '@remix-run/react';
import { useSite } from '@viche/site';
import styles from '@viche/ui/styles.css?url';
import type { ReactNode } from 'react';
import { ErrorPage } from './error-page.tsx';

/** The frame of every page. Preset, colours and the person's own look are attributes of <html>; markup never differs. */
export function Layout({ children }: { children: ReactNode }) {
  const site = useSite();
  const { theme, contrast, size } = site.appearance;
  return (
    <html
      lang={site.locale}
      data-preset={site.themeHref ? undefined : 'state'}
      data-theme={theme === 'device' ? undefined : theme}
      data-contrast={contrast === 'more' ? 'more' : undefined}
      data-size={size === 'large' ? 'large' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <link rel="stylesheet" href={styles} />
        {site.themeHref ? <link rel="stylesheet" href={site.themeHref} /> : null}
        <link rel="alternate" hrefLang={site.twin.locale} href={`${site.origin}${site.twin.href}`} />
        <Links />
        <script type="module" src="/enhance.js" nonce={site.nonce} />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = isRouteErrorResponse(error) ? (error.data as { code?: string } | null) : null;
  const code = data?.code ?? (isRouteErrorResponse(error) && error.status === 404 ? 'core/not-found' : 'core/internal');
  return <ErrorPage code={code} />;
}
