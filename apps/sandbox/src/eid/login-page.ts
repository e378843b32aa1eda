import { type DemoCitizen, fullName } from '../citizens.ts';
import { html, type Markup } from '../web/html.ts';
import type { Language } from '../web/language.ts';
import { WORDS } from '../web/words.ts';

/** What the login page shows. `site` is the host that the person came from. */
export interface LoginPage {
  readonly language: Language;
  readonly action: string;
  readonly site: string;
  readonly citizens: readonly DemoCitizen[];
}

/** One form, one submit button for each citizen, and one to give up. */
export function loginPageBody({ language, action, site, citizens }: LoginPage): Markup {
  const words = WORDS[language];
  return html`<p class="lead">${words.loginSite} <strong>${site}</strong>. ${words.loginShares}</p>
<form method="post" action="${action}">
<ul class="rows">
${citizens.map((citizen) => citizenRow(citizen, language))}
</ul>
<p class="after"><button class="quiet" name="cancel" value="yes">${words.cancel}</button></p>
</form>`;
}

function citizenRow(citizen: DemoCitizen, language: Language): Markup {
  const words = WORDS[language];
  const assurance = citizen.acr === 'eid-high' ? words.high : words.substantial;
  const name = html`<span lang="uk">${fullName(citizen)}</span>`;
  return html`<li><button class="row" name="citizen" value="${citizen.key}"><span class="unseen">${words.loginAs} </span><span class="name">${name}</span><span class="unseen">, </span><span class="note">${citizen.note[language]} · ${assurance}</span></button></li>
`;
}
