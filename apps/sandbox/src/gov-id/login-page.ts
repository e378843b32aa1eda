import { CITIZENS, fullName } from '../citizens.ts';
import { html, type Markup } from '../web/html.ts';
import type { Language } from '../web/language.ts';
import { WORDS } from '../web/words.ts';
import { GOV_ID_CASES } from './cases.ts';
import { GOV_ID_WORDS } from './words.ts';

/** What the login page shows. */
export interface GovIdPage {
  readonly language: Language;
  /** Where the form goes. */
  readonly action: string;
  /** Host that the person came from. */
  readonly site: string;
  /** Ways that the site takes. */
  readonly ways: readonly string[];
  /** Kept in the form: this service remembers nothing between its pages. */
  readonly keep: Readonly<Record<string, string>>;
}

/** One form: the way, what the service shall answer, and a submit button for each citizen. */
export function govIdPageBody({ language, action, site, ways, keep }: GovIdPage): Markup {
  const words = WORDS[language];
  const own = GOV_ID_WORDS[language];
  const options = (values: readonly string[], names: Readonly<Record<string, string>>) =>
    values.map((value) => html`<option value="${value}">${names[value] ?? value}</option>`);
  return html`<p class="lead">${words.loginSite} <strong>${site}</strong>. ${own.shares}</p>
<form method="post" action="${action}">
${Object.entries(keep).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p class="field"><label for="way">${own.way}</label> <select id="way" name="way">${options(ways, own.ways)}</select></p>
<details class="field"><summary>${own.answer}</summary>
<p><label for="case">${own.answerWhich}</label> <select id="case" name="case">${options(GOV_ID_CASES, own.cases)}</select></p></details>
<ul class="rows">
${CITIZENS.map(
  (
    citizen,
  ) => html`<li><button class="row" name="citizen" value="${citizen.key}"><span class="unseen">${words.loginAs} </span><span class="name" lang="uk">${fullName(citizen)}</span><span class="unseen">, </span><span class="note">${citizen.note[language]}</span></button></li>
`,
)}
</ul>
<p class="after"><button class="quiet" name="cancel" value="yes">${words.cancel}</button></p>
</form>`;
}
