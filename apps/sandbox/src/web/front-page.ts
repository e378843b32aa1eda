import { CITIZENS, fullName } from '../citizens.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import { WORDS } from './words.ts';

/** What the sandbox is, with links to what it holds. */
export function frontPageBody(language: Language, issuer: string): Markup {
  const words = WORDS[language];
  const discovery = `${issuer}/.well-known/openid-configuration`;
  return html`<p class="lead">${words.frontLead}</p>
<ul class="rows">
<li><a href="/mail${language === 'en' ? '?lang=en' : ''}"><span class="name">${words.frontMail}</span><span class="note">${words.frontMailText}</span></a></li>
<li><a href="${discovery}"><span class="name">${words.frontEid}</span><span class="note">${words.frontEidText} ${discovery}</span></a></li>
</ul>
<h2>${words.frontCitizens}</h2>
<ul class="rows">
${CITIZENS.map(
  (
    citizen,
  ) => html`<li><div><span class="name" lang="uk">${fullName(citizen)}</span><span class="note">${citizen.note[language]}</span></div></li>
`,
)}
</ul>
<p class="after note">${words.frontOnlyHere}</p>`;
}
