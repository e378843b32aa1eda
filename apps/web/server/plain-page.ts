import { domainToUnicode } from 'node:url';
import type { Translator } from '@viche/i18n';
import type { Locale } from '@viche/plugin-api';

export interface PlainPageFacts {
  readonly translators: Readonly<Record<Locale, Translator>>;
  /** Name of a core error without its prefix. */
  readonly problem: string;
  readonly requestId: string;
  readonly nonce: string;
  /** How long to wait, where the problem passes by itself. */
  readonly seconds?: number;
  /** The name that was asked for, where it is nobody's. */
  readonly name?: string;
  /** Where all sites are listed. */
  readonly listHref?: string;
}

/** For text and attribute values of pages that are written by hand. */
export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The look of pages that have no site around them. */
export const PLAIN_STYLE =
  'body{font:1.1rem/1.55 system-ui,sans-serif;max-width:40rem;margin:10vh auto;padding:0 1rem;color:#12212e;background:#fff}h1{font-size:1.6rem}section+section{border-top:1px solid #dcd8cc;margin-top:2rem}code{color:#465665}';

/** A page for trouble that comes before any site is known: both languages, no files, no script. */
export function plainPage({
  translators,
  problem,
  requestId,
  nonce,
  seconds,
  name: asked,
  listHref,
}: PlainPageFacts): string {
  const name = translators.uk.has(`core:errors.core/${problem}.body`) ? problem : 'internal';
  const text = (locale: Locale, part: 'title' | 'body' | 'next') =>
    escapeText(
      translators[locale].t(`core:errors.core/${name}.${part}`, seconds === undefined ? {} : { count: seconds }),
    );
  const more = (locale: Locale) => {
    if (!asked || !listHref) return '';
    const { t } = translators[locale];
    const own = escapeText(t('core:unknownHost.own'));
    const prefix = locale === 'en' ? listHref.replace(/^(https?:\/\/[^/]+)/, '$1/en') : listHref;
    const list = `<p><a href="${escapeText(prefix)}">${escapeText(t('core:unknownHost.list'))}</a></p>`;
    return `<p><code>${escapeText(domainToUnicode(asked) || asked)}</code></p>${list}<p>${own}</p>`;
  };
  const part = (locale: Locale) =>
    `<section lang="${locale}"><h1>${text(locale, 'title')}</h1><p>${text(locale, 'body')}</p><p>${text(locale, 'next')}</p>${more(locale)}</section>`;
  return `<!doctype html><html lang="uk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(
    'uk',
    'title',
  )}</title><style nonce="${nonce}">${PLAIN_STYLE}</style></head><body><main>${part(
    'uk',
  )}${part('en')}<p><code>${escapeText(requestId)}</code></p></main></body></html>`;
}
