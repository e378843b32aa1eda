import type { Translator } from '@viche/i18n';
import type { Locale } from '@viche/plugin-api';
import { NONCE_PLACEHOLDER } from './headers.ts';
import { escapeText, PLAIN_STYLE } from './plain-page.ts';

/**
 * A page that leads the browser on by itself, without a script. A redirect would not do: browsers hold it against the
 * `form-action` of the provider's page, which names the platform and none of its sites. Tells nobody its own address, which
 * holds what the provider said (threats O10).
 */
export function passOnPage(translators: Readonly<Record<Locale, Translator>>, address: string): Response {
  const href = escapeText(address);
  const part = (locale: Locale) => {
    const text = (name: string) => escapeText(translators[locale].t(`core:passOn.${name}`));
    return `<section lang="${locale}"><h1>${text('title')}</h1><p><a href="${href}">${text('act')}</a></p></section>`;
  };
  const page = `<!doctype html><html lang="uk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0;url=${href}"><title>${escapeText(
    translators.uk.t('core:passOn.title'),
  )}</title><style nonce="${NONCE_PLACEHOLDER}">${PLAIN_STYLE}</style></head><body><main>${part(
    'uk',
  )}${part('en')}</main></body></html>`;
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
}
