import type { ServerResponse } from 'node:http';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import { WORDS } from './words.ts';

/** What a page of the sandbox is made of. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Markup;
  /** Address of the same page in the other language, where it has one. */
  readonly otherLanguageHref?: string;
  readonly backHref?: string;
}

/** The whole document, with the notice that this is a demonstration at the top of each page. */
export function renderPage({ language, title, body, otherLanguageHref, backHref }: Page): string {
  const words = WORDS[language];
  const other = language === 'uk' ? 'en' : 'uk';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${words.demo}</title>
<link rel="stylesheet" href="/assets/sandbox.css">
</head>
<body>
<header class="notice"><p><strong>${words.demo}.</strong> ${words.demoNotice}</p>${
    otherLanguageHref
      ? html`<a href="${otherLanguageHref}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>`
      : undefined
  }</header>
<main>
${backHref ? html`<p><a href="${backHref}">← ${words.back}</a></p>` : undefined}
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.markup;
}

/**
 * The policy of every page: own style sheet and fonts, no scripts. Browsers check `form-action` against the redirects
 * after a form too, so a form that ends at a client's address has to name that origin.
 */
export function contentSecurityPolicy(formOrigins: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    `form-action 'self' ${formOrigins.join(' ')}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Origin of an address for `form-action`, or nothing when it has none. */
export function originsOf(...addresses: readonly (string | undefined)[]): readonly string[] {
  return addresses.flatMap((address) => (address && URL.canParse(address) ? [new URL(address).origin] : []));
}

/** Answers with a document. */
export function sendPage(res: ServerResponse, status: number, page: Page): void {
  if (!res.hasHeader('content-security-policy')) res.setHeader('content-security-policy', contentSecurityPolicy());
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  res.end(renderPage(page));
}
