import { type ClosedSite, SWEPT_KINDS, sweptByKind } from '@viche/host';
import { formatDate, formatDateTime, formatNumber, localePath, type Translator } from '@viche/i18n';
import type { Locale } from '@viche/plugin-api';
import { CERTIFICATE_FILES } from './closed-files.ts';
import { escapeText, PLAIN_STYLE } from './plain-page.ts';

const STYLE = `${PLAIN_STYLE}h2{font-size:1.2rem}dl{display:grid;grid-template-columns:auto auto;gap:.25rem 1.5rem;justify-content:start}dd{margin:0}code{overflow-wrap:anywhere}a{color:#1d4a9a}`;

/** What stands at the address of a closed site, in both languages: that it is gone, where it went, and what was deleted. */
export function closedPage(translators: Readonly<Record<Locale, Translator>>, site: ClosedSite, nonce: string): string {
  const title = escapeText(translators.uk.t('closing:gone.title'));
  return `<!doctype html><html lang="uk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style nonce="${nonce}">${STYLE}</style></head><body><main>${part(
    translators.uk,
    'uk',
    site,
  )}${part(translators.en, 'en', site)}</main></body></html>`;
}

function part({ t }: Translator, locale: Locale, site: ClosedSite): string {
  const words = (key: string, values = {}) => escapeText(t(`closing:${key}`, values));
  const name = locale === 'en' ? site.officialNameEn : site.officialName;
  const address = site.movedTo && escapeText(site.movedTo);
  const where = address ? `<p>${words('gone.where')} <a href="${address}" rel="noreferrer">${address}</a></p>` : '';
  const row = (key: string, value: string) => `<dt>${words(`certificate.${key}`)}</dt><dd>${value}</dd>`;
  const swept = sweptByKind(site);
  const facts = [
    row('opened', formatDate(locale, site.openedAt)),
    row('since', formatDate(locale, site.closingSince)),
    row('closed', formatDateTime(locale, site.closedAt)),
    row('finished', site.finishedAt ? formatDateTime(locale, site.finishedAt) : words('certificate.goesOn')),
    // Half of the numbers would be taken for all.
    ...(site.finishedAt ? SWEPT_KINDS.map((kind) => row(kind, formatNumber(locale, swept[kind]))) : []),
    row('head', site.auditHead ? `<code>${escapeText(site.auditHead)}</code>` : words('certificate.none')),
  ];
  return `<section lang="${locale}"><h1>${words('gone.title')}</h1><p>${words('gone.body', { name })}</p>${where}<h2>${words(
    'certificate.title',
  )}</h2><p>${words('certificate.lead')}</p><dl>${facts.join('')}</dl>${files(words, locale, site)}</section>`;
}

/** The certificate as files; signed and printed when all is swept. */
function files(words: (key: string) => string, locale: Locale, { finishedAt }: ClosedSite): string {
  const link = (path: string, key: string) => `<li><a href="${path}" download>${words(`certificate.${key}`)}</a></li>`;
  const signed = finishedAt
    ? link(localePath(locale, CERTIFICATE_FILES.paper), 'paper') + link(CERTIFICATE_FILES.signature, 'signature')
    : '';
  return `<ul>${link(CERTIFICATE_FILES.json, 'file')}${signed}</ul>`;
}
