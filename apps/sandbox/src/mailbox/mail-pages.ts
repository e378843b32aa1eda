import { escapeHtml, html, type Markup, trusted } from '../web/html.ts';
import type { Language } from '../web/language.ts';
import { WORDS } from '../web/words.ts';
import type { Mail, MailSummary } from './mail-store.ts';

/** Mails on one page of the list. */
export const MAILS_PER_PAGE = 25;

/** What the list was asked for. `page` starts at 1. */
export interface MailListView {
  readonly language: Language;
  readonly mails: readonly MailSummary[];
  readonly to: string;
  readonly page: number;
}

/** Query string that keeps the language and, where given, the rest of the view. */
export function mailQuery(language: Language, rest: { to?: string; page?: number } = {}): string {
  const query = new URLSearchParams();
  if (rest.to) query.set('to', rest.to);
  if (rest.page && rest.page > 1) query.set('page', String(rest.page));
  if (language === 'en') query.set('lang', 'en');
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The list: search, mails newest first, links to the other pages, a button that empties the box. */
export function mailListBody({ language, mails, to, page }: MailListView): Markup {
  const words = WORDS[language];
  const first = (page - 1) * MAILS_PER_PAGE;
  const shown = mails.slice(first, first + MAILS_PER_PAGE);
  return html`<form class="search" method="get" action="/mail" role="search">
<label>${words.mailSearch}<input type="search" name="to" value="${to}" autocomplete="off" spellcheck="false"></label>
${language === 'en' ? html`<input type="hidden" name="lang" value="en">` : undefined}
<button>${words.mailFind}</button>
</form>
${to ? html`<p><a href="/mail${mailQuery(language)}">${words.mailAll}</a></p>` : undefined}
${shown.length === 0 ? emptyNote(language, to) : listOf(shown, language, mails.length)}
${pageLinks({ language, mails, to, page })}
${
  mails.length > 0 && !to
    ? html`<form class="after" method="post" action="/mail/clear${mailQuery(language)}"><button class="quiet">${words.mailClear}</button></form>`
    : undefined
}`;
}

function emptyNote(language: Language, to: string): Markup {
  const words = WORDS[language];
  return to
    ? html`<p class="lead">${words.mailNothing} <strong>${to}</strong></p>`
    : html`<p class="lead">${words.mailEmpty}</p>`;
}

function listOf(mails: readonly MailSummary[], language: Language, total: number): Markup {
  const words = WORDS[language];
  return html`<p class="note">${words.mailCount}: ${total}</p>
<ul class="rows">
${mails.map(
  (
    mail,
  ) => html`<li><a class="mail" href="/mail/${mail.id}${mailQuery(language)}"><span class="name">${mail.subject || words.mailNoSubject}</span><span class="note when">${timeOf(mail, language)}</span><span class="note">${words.mailTo}: ${mail.to.join(', ')}</span></a></li>
`,
)}
</ul>`;
}

function pageLinks({ language, mails, to, page }: MailListView): Markup {
  const words = WORDS[language];
  const last = Math.max(1, Math.ceil(mails.length / MAILS_PER_PAGE));
  if (last === 1) return html``;
  const link = (target: number, label: string, rel: string) =>
    html`<a rel="${rel}" href="/mail${mailQuery(language, { to, page: target })}">${label}</a>`;
  return html`<nav class="pages" aria-label="${words.mailPages}">
${page > 1 ? link(page - 1, `← ${words.mailNewer}`, 'prev') : html`<span></span>`}
<span>${page} / ${last}</span>
${page < last ? link(page + 1, `${words.mailOlder} →`, 'next') : html`<span></span>`}
</nav>`;
}

/** One mail: who, when, the text, the HTML in a frame that may do nothing, the headers, the source. */
export function mailBody(mail: Mail, language: Language): Markup {
  const words = WORDS[language];
  return html`<dl>
<dt>${words.mailFrom}</dt><dd>${mail.from}</dd>
<dt>${words.mailTo}</dt><dd>${mail.to.join(', ')}</dd>
<dt>${words.mailDate}</dt><dd>${timeOf(mail, language)}</dd>
</dl>
${mail.text === undefined ? undefined : html`<h2>${words.mailText}</h2><pre class="plain">${withLinks(mail.text.trim())}</pre>`}
${
  mail.html === undefined
    ? undefined
    : html`<h2>${words.mailHtml}</h2><iframe title="${words.mailHtml}" src="/mail/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`
}
${
  mail.attachments.length === 0
    ? undefined
    : html`<h2>${words.mailAttachments}</h2><ul>${mail.attachments.map(({ name, type, bytes }) => html`<li>${name} (${type}, ${bytes} B)</li>`)}</ul>`
}
<details><summary>${words.mailHeaders}</summary><pre><code>${mail.headers.map(({ key, value }) => html`${key}: ${value}\n`)}</code></pre></details>
<p><a href="/mail/${mail.id}/raw">${words.mailRaw}</a></p>`;
}

/** The mail's own HTML as a document of its frame: links open in a new tab, since the frame may not go anywhere. */
export function framedHtml(markup: string): string {
  const base = '<base target="_blank">';
  const head = /<head\b[^>]*>/i.exec(markup);
  return head
    ? markup.slice(0, head.index) + head[0] + base + markup.slice(head.index + head[0].length)
    : base + markup;
}

/** Text with its web addresses made into links. */
function withLinks(text: string): Markup {
  const parts = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/);
  return trusted(
    parts
      .map((part, index) =>
        index % 2 === 1 ? html`<a href="${part}" rel="noreferrer noopener">${part}</a>`.markup : escapeHtml(part),
      )
      .join(''),
  );
}

function timeOf(mail: MailSummary, language: Language): Markup {
  const format = new Intl.DateTimeFormat(language === 'uk' ? 'uk-UA' : 'en-GB', {
    timeZone: 'Europe/Kyiv',
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return html`<time datetime="${mail.receivedAt}">${format.format(new Date(mail.receivedAt))}</time>`;
}
