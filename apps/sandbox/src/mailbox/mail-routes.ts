import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from '../web/html.ts';
import { languageFrom } from '../web/language.ts';
import { contentSecurityPolicy, sendPage } from '../web/page.ts';
import { WORDS } from '../web/words.ts';
import { framedHtml, MAILS_PER_PAGE, mailBody, mailListBody, mailQuery } from './mail-pages.ts';
import type { MailStore } from './mail-store.ts';

const LARGEST_API_LIST = 500;

/** A mail may bring any HTML: no scripts, no forms, nothing fetched from anywhere, an origin of its own. */
const FRAME_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** Answers everything under `/mail`. */
export async function handleMailbox(store: MailStore, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const language = languageFrom(searchParams.get('lang'));
  const to = searchParams.get('to')?.trim() ?? '';

  if (pathname === '/mail') {
    const mails = store.list({ to });
    const last = Math.max(1, Math.ceil(mails.length / MAILS_PER_PAGE));
    const page = Math.min(last, Math.max(1, Math.trunc(Number(searchParams.get('page')) || 1)));
    return sendPage(res, 200, {
      language,
      title: WORDS[language].mailTitle,
      body: mailListBody({ language, mails, to, page }),
      backHref: `/${mailQuery(language)}`,
      otherLanguageHref: `/mail${mailQuery(language === 'uk' ? 'en' : 'uk', { to, page })}`,
    });
  }
  if (pathname === '/mail/clear' && req.method === 'POST') {
    await store.clear();
    res.writeHead(303, { location: `/mail${mailQuery(language)}` }).end();
    return;
  }
  if (pathname === '/mail/api/messages') return handleApi(store, req, res, to);

  const [, id, part] = /^\/mail\/(?:api\/messages\/)?([\w-]+)(?:\/(html|raw))?$/.exec(pathname) ?? [];
  const mail = id === undefined ? undefined : await store.read(id);
  if (!mail) {
    return sendPage(res, 404, { language, title: WORDS[language].notFound, body: html``, backHref: '/mail' });
  }
  if (pathname.startsWith('/mail/api/')) return sendJson(res, mail);
  if (part === 'html') {
    res.setHeader('content-security-policy', FRAME_POLICY);
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(framedHtml(mail.html ?? ''));
    return;
  }
  if (part === 'raw') {
    res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(mail.raw);
    return;
  }
  res.setHeader('content-security-policy', contentSecurityPolicy());
  sendPage(res, 200, {
    language,
    title: mail.subject || WORDS[language].mailNoSubject,
    body: mailBody(mail, language),
    backHref: `/mail${mailQuery(language)}`,
    otherLanguageHref: `/mail/${mail.id}${mailQuery(language === 'uk' ? 'en' : 'uk')}`,
  });
}

/** GET lists whole mails, newest first; DELETE empties the box. */
async function handleApi(store: MailStore, req: IncomingMessage, res: ServerResponse, to: string): Promise<void> {
  if (req.method === 'DELETE') {
    await store.clear();
    res.writeHead(204).end();
    return;
  }
  const summaries = store.list({ to });
  const mails = await Promise.all(summaries.slice(0, LARGEST_API_LIST).map(({ id }) => store.read(id)));
  sendJson(res, { total: summaries.length, messages: mails.filter((mail) => mail !== undefined) });
}

function sendJson(res: ServerResponse, body: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}
