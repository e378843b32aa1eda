import { Links, Meta, Outlet, useMatches, useRouteError } from '@remix-run/react';
import { type PageData, useSite } from '@viche/site';
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
        {site.shownIn === 'window' && site.twin ? (
          <link rel="alternate" hrefLang={site.twin.locale} href={`${site.origin}${site.twin.href}`} />
        ) : null}
        <Links />
        {site.shownIn === 'window' ? <SiteIcons /> : null}
        {site.shownIn === 'window' ? (
          <script type="module" src="/enhance.js" nonce={site.nonce} data-styles={stylesOf(site)} />
        ) : null}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** The site's own styles, the same on every page of it: a page that previews others must not change what is kept. */
const stylesOf = ({ themeHref }: { readonly themeHref: string | null }): string =>
  new URLSearchParams([styles, ...(themeHref ? [themeHref] : [])].map((href) => ['style', href])).toString();

/** Pages of one person, of staff, of choices and of failures: no search engine has any use for them. */
const NOT_FOR_SEARCH =
  /^\/(account|admin|assisted|operator|invitation|login|look|gallery|follow|offline|search)(?=[/?]|$)/;

/** Title and the like: the page's own, or what went wrong. */
function PageHead() {
  const { translator, path, tenant } = useSite();
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
  const hidden = NOT_FOR_SEARCH.test(path) || tenant.state !== 'live';
  return (
    <>
      <Meta />
      {hidden ? <meta name="robots" content="noindex" /> : <PostAboutPage />}
    </>
  );
}

/** What a messenger or a social network shows when somebody posts the address (Open Graph). */
function PostAboutPage() {
  const { origin, href, path, locale, tenant, shownIn } = useSite();
  const page = useMatches().at(-1)?.data as Partial<PageData> | undefined;
  if (!page?.title || page.robots || shownIn === 'frame') return null;
  const facts = {
    'og:type': 'website',
    'og:site_name': tenant.names[locale].official,
    'og:title': page.title,
    'og:description': page.description,
    'og:url': origin + href(path.split('?', 1)[0]!),
    'og:locale': locale === 'en' ? 'en_GB' : 'uk_UA',
    'og:image': origin + href(page.picture ?? '/card.png'),
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
  };
  return (
    <>
      {Object.entries(facts).map(([property, content]) =>
        content ? <meta key={property} property={property} content={content} /> : null,
      )}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** What browsers and phones show of the site itself. */
function SiteIcons() {
  const { href } = useSite();
  return (
    <>
      <link rel="manifest" href={href('/site.webmanifest')} />
      <link rel="icon" type="image/png" sizes="32x32" href="/icon-32.png" />
      <link rel="icon" type="image/png" sizes="192x192" href="/icon-192.png" />
      <link rel="apple-touch-icon" href="/icon-180.png" />
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage code={codeOf(useRouteError())} />;
}
