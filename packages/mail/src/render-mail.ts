import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };
import { renderHtml } from './render-html.ts';
import type { MailLocale, MailParams, MailTemplate, MailTexts, RenderedMail } from './template.ts';
import { singleLine } from './text.ts';

/** The layout's own words. */
export type LayoutWords = typeof uk;

const WORDS: Readonly<Record<MailLocale, LayoutWords>> = { uk, en };

/** A template with its values filled in, still plain text. */
export interface FilledMail {
  readonly language: MailLocale;
  readonly words: LayoutWords;
  readonly texts: MailTexts;
  readonly tenant: MailParams['tenant'];
  readonly actionUrl: string | undefined;
  readonly unsubscribeUrl: string | undefined;
}

/**
 * Fills a template in the recipient's language and lays it out as text and as HTML. Values are data of people: they
 * become one line each and are escaped, so that a title can neither add markup nor pretend to be the mail's own words.
 *
 * @throws Error when a value or address that the template needs is missing, or an address is not http(s)
 * @example
 * renderMail(published, 'uk', { tenant, values: { title: petition.title }, actionUrl, unsubscribeUrl });
 */
export function renderMail(template: MailTemplate, locale: MailLocale, params: MailParams): RenderedMail {
  const source = template[locale];
  const { values } = params;
  // Without values it is written already: braces in it are what people typed.
  const fill = (text: string) => (values ? fillIn(text, values) : text);
  if (source.action !== undefined && params.actionUrl === undefined)
    throw new Error('the mail has a button but no address');
  const filled: FilledMail = {
    language: locale,
    words: WORDS[locale],
    texts: {
      subject: singleLine(fill(source.subject)),
      paragraphs: source.paragraphs.map(fill),
      ...(source.action !== undefined && { action: fill(source.action) }),
      reason: fill(source.reason),
    },
    tenant: { ...params.tenant, name: singleLine(params.tenant.name), url: webAddress(params.tenant.url) },
    actionUrl: params.actionUrl === undefined ? undefined : webAddress(params.actionUrl),
    unsubscribeUrl: params.unsubscribeUrl === undefined ? undefined : webAddress(params.unsubscribeUrl),
  };
  return {
    language: locale,
    subject: filled.texts.subject,
    text: renderText(filled),
    html: renderHtml(filled),
    unsubscribeUrl: filled.unsubscribeUrl,
  };
}

function renderText({ words, texts, tenant, actionUrl, unsubscribeUrl }: FilledMail): string {
  const blocks = [
    ...texts.paragraphs,
    texts.action && actionUrl ? `${texts.action}:\n${actionUrl}` : undefined,
    // The two hyphens and the space are how mail programs know where a footer begins.
    ['-- ', tenant.name, tenant.url].join('\n'),
    `${words.why} ${texts.reason}`,
    unsubscribeUrl ? `${words.unsubscribe}:\n${unsubscribeUrl}` : undefined,
    words.automatic,
  ];
  return `${blocks.filter((block) => block !== undefined).join('\n\n')}\n`;
}

function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`the mail needs the value "${name}"`);
    return singleLine(String(value));
  });
}

function webAddress(address: string): string {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('a mail links to http and https only');
  return url.href;
}
