import { request } from 'node:http';

/** An answer as a browser without JavaScript sees it. */
export interface VisitedPage {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

/**
 * A browser in small, for stories over real HTTP: keeps cookies by host and path, follows redirects inside the sandbox,
 * and stops at the first address of another host and port, which is where a site would take over.
 */
export function createBrowser(origin: string) {
  let cookies: Cookie[] = [];

  const once = (url: URL, form?: URLSearchParams) =>
    new Promise<VisitedPage>((resolve, reject) => {
      const sent = cookies.filter(({ host, path }) => host === url.host && isUnder(url.pathname, path));
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: url.port,
          path: url.pathname + url.search,
          method: form ? 'POST' : 'GET',
          headers: {
            host: url.host,
            accept: 'text/html',
            cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; '),
            ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
          },
        },
        (incoming) => {
          for (const line of incoming.headers['set-cookie'] ?? []) keep(line, url);
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk: string) => {
            text += chunk;
          });
          incoming.on('end', () => {
            const headers = new Headers(
              Object.entries(incoming.headers).flatMap(([key, value]) =>
                typeof value === 'string' ? [[key, value] as [string, string]] : [],
              ),
            );
            resolve({ status: incoming.statusCode ?? 0, url: url.href, headers, text });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(form?.toString());
    });

  const keep = (line: string, url: URL) => {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...rest] = pair.split('=');
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    cookies = cookies.filter((cookie) => !(cookie.host === url.host && cookie.path === path && cookie.name === name));
    if (rest.join('=') !== '') cookies.push({ host: url.host, path, name, value: rest.join('=') });
  };

  const follow = async (page: VisitedPage): Promise<VisitedPage> => {
    const location = page.headers.get('location');
    if (!location) return page;
    const next = new URL(location, page.url);
    if (next.origin !== origin) return { ...page, url: next.href };
    return follow(await once(next));
  };

  return {
    open: async (address: string) => follow(await once(new URL(address, origin))),
    /** Sends the only form of a page, as its button with this name and value would. */
    press: async (page: VisitedPage, name: string, value: string) => {
      const [, action = ''] = /<form[^>]*method="post"[^>]*action="([^"]*)"/.exec(page.text) ?? [];
      const form = new URLSearchParams({ [name]: value });
      for (const [input] of page.text.matchAll(/<input type="hidden"[^>]*>/g)) {
        form.append(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '');
      }
      return follow(await once(new URL(action.replaceAll('&amp;', '&'), page.url), form));
    },
  };
}

function isUnder(path: string, cookiePath: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
}
