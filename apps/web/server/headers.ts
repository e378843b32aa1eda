import { randomBytes } from 'node:crypto';
import type { Exposure } from '@viche/plugin-api';

/** Stands in rendered pages for the nonce of the response: cached bodies never hold a real one (threats §0.6). */
export const NONCE_PLACEHOLDER = `nonce-${randomBytes(16).toString('hex')}`;

export const newNonce = (): string => randomBytes(16).toString('base64url');

export interface HeaderFacts {
  /** Origins of the identity providers: some browsers apply form-action to the redirect that follows a form. */
  readonly identityOrigins: readonly string[];
  readonly secure: boolean;
}

const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
].map((feature) => `${feature}=()`);

/** Headers that every answer carries, threats §5.1. */
export function commonHeaders({ secure }: HeaderFacts): readonly (readonly [string, string])[] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    [
      'Permissions-Policy',
      [
        ...PERMISSIONS,
        'fullscreen=(self)',
        'publickey-credentials-create=(self)',
        'publickey-credentials-get=(self)',
      ].join(', '),
    ],
    ...(secure ? ([['Strict-Transport-Security', 'max-age=63072000; includeSubDomains; preload']] as const) : []),
  ];
}

/**
 * Content security policy of pages. `'self'` is safe: nothing uploaded is ever served from the site's host. Pictures come from
 * the hromada's own host of files, and from no other hromada's.
 */
export function pagePolicy({ identityOrigins, secure }: HeaderFacts, nonce: string, filesOrigin = ''): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    `img-src 'self' data: ${filesOrigin}`.trimEnd(),
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action ${["'self'", ...identityOrigins].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    'report-uri /csp',
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Policy of everything that is not a page: JSON, feeds, files. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Policy of a page that other sites may show in a frame: it has links and pictures, and nothing in it acts (threats B04).
 * The only policy that lets anybody frame anything.
 *
 * @param origins the sites that may; none named: any
 */
export function framePolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${origins.length === 0 ? '*' : ["'self'", ...origins].join(' ')}`,
  ].join('; ');
}

/** What an address that is open to other sites says beside its policy. Cookies never go with `*`. */
export function exposureHeaders(exposure: Exposure): readonly (readonly [string, string])[] {
  const resource = ['Cross-Origin-Resource-Policy', 'cross-origin'] as const;
  return exposure === 'fetch' ? [resource, ['Access-Control-Allow-Origin', '*']] : [resource];
}

/** Policy of the query editor, demo and development only: it brings its styles inline and a worker as a blob. */
export function graphiqlPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
