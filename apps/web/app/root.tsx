import { Links, Meta, Outlet, useRouteError } from '@remix-run/react';
import { useSite } from '@viche/site';
import styles from '@viche/ui/styles.css?url';
import type { ReactNode } from 'react';
import { useLook } from './appearance/use-look.ts';
import { codeOf, describeRefusal } from './describe-refusal.ts';
import { ErrorPage } from './error-page.tsx';

/** The frame of every page. Preset, colours and the person's own look are attributes of <html>; markup never differs. */
export function Layout({ children }: { children: ReactNode }) {
  const site = useSite();
  const { theme, contrast, size } = site.appearance;
  const { themeHref, font } = useLook(site);
  return (
    <html
      lang={site.locale}
      data-preset={themeHref ? undefined : 'state'}
      data-font={font === 'onest' ? undefined : font}
      data-theme={theme === 'device' ? undefined : theme}
      data-contrast={contrast === 'more' ? 'more' : undefined}
      data-size={size === 'large' ? 'large' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <PageHead />
        <link rel="stylesheet" href={styles} />
        {themeHref ? <link rel="stylesheet" href={themeHref} /> : null}
        {site.shownIn === 'window' ? (
          <link rel="alternate" hrefLang={site.twin.locale} href={`${site.origin}${site.twin.href}`} />
        ) : null}
        <Links />
        {site.shownIn === 'window' ? <script type="module" src="/enhance.js" nonce={site.nonce} /> : null}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** Pages of one person, of staff and of choices: no search engine has any use for them. */
const NOT_FOR_SEARCH = /^\/(account|admin|login|look|gallery)(?=[/?]|$)/;

/** Title and the like: the page's own, or what went wrong. */
function PageHead() {
  const { translator, path } = useSite();
  const error = useRouteError();
  // Outside of an error the router answers null here, and undefined in other places: neither is one.
  if (error !== undefined && error !== null) {
    return (
      <>
        <title>{describeRefusal(translator, codeOf(error)).title}</title>
        <meta name="robots" content="noindex" />
      </>
    );
  }
  return (
    <>
      <Meta />
      {NOT_FOR_SEARCH.test(path) ? <meta name="robots" content="noindex" /> : null}
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage code={codeOf(useRouteError())} />;
}
