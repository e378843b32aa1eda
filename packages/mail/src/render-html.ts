import { readableUnderWhite } from './colour.ts';
import type { FilledMail } from './render-mail.ts';
import { escapeHtml } from './text.ts';

const FONT = "font-family:'Segoe UI','Noto Sans',Arial,sans-serif";
const INK = '#12212e';
const MUTED = '#465665';

/**
 * The mail as HTML that old mail programs read too: one column, styles on the elements, no pictures, headings and
 * language told to screen readers, and the address of the button written out below it.
 */
export function renderHtml({ language, words, texts, tenant, actionUrl, unsubscribeUrl }: FilledMail): string {
  const colour = readableUnderWhite(tenant.colour);
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const footer = (content: string) => `<p style="margin:0 0 8px">${content}</p>`;
  const link = (href: string, label: string, style: string) =>
    `<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(label)}</a>`;

  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(texts.subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f6f4ee;color:${INK};${FONT};font-size:17px;line-height:1.55">
<div role="article" aria-label="${escapeHtml(texts.subject)}" lang="${language}" style="max-width:600px;margin:0 auto;background:#ffffff;overflow-wrap:anywhere">
<div style="background:${colour};padding:16px 24px">${link(tenant.url, tenant.name, 'color:#ffffff;font-weight:600;text-decoration:none')}</div>
<div style="padding:24px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.3">${escapeHtml(texts.subject)}</h1>
${texts.paragraphs.map(paragraph).join('\n')}
${actionUrl && texts.action ? actionBlock(actionUrl, texts.action, words.linkHint, colour) : ''}
</div>
<div style="padding:16px 24px 24px;border-top:1px solid #dcd8cc;color:${MUTED};font-size:15px">
${footer(`${escapeHtml(words.why)} ${escapeHtml(texts.reason)}`)}
${unsubscribeUrl ? footer(link(unsubscribeUrl, words.unsubscribe, `color:${MUTED}`)) : ''}
${footer(escapeHtml(words.automatic))}
</div>
</div>
</body>
</html>
`;
}

function actionBlock(url: string, label: string, hint: string, colour: string): string {
  const href = escapeHtml(url);
  return `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:${colour};color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="margin:0;color:${MUTED};font-size:15px">${escapeHtml(hint)}<br><a href="${href}" style="color:${MUTED}">${href}</a></p>`;
}
