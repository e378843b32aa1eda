import type { KoaContextWithOIDC } from 'oidc-provider';
import { html, trusted } from '../web/html.ts';
import { languageFrom } from '../web/language.ts';
import { contentSecurityPolicy, originsOf, renderPage } from '../web/page.ts';
import { WORDS } from '../web/words.ts';

/**
 * The question before logging out. `form` is the library's form with its token; the buttons send it. `who` is the person
 * of the e-ID's own session: a site names nobody, and another person may have logged in since in this browser.
 */
export function renderLogoutQuestion(ctx: KoaContextWithOIDC, form: string, who: string): void {
  if (isOtherPersonsSession(ctx)) {
    goBackToSite(ctx);
    return;
  }
  const language = languageFrom(ctx.oidc.params?.ui_locales);
  const words = WORDS[language];
  const target = ctx.oidc.params?.post_logout_redirect_uri;
  ctx.set('content-security-policy', contentSecurityPolicy(originsOf(target ? String(target) : undefined)));
  ctx.body = renderPage({
    language,
    title: words.logoutTitle,
    body: html`<p class="lead">${words.logoutWho} <strong lang="uk">${who}</strong>. ${words.logoutText}</p>
${trusted(form)}
<p class="after"><button form="op.logoutForm" name="logout" value="yes">${words.logoutYes}</button>
<button class="quiet" form="op.logoutForm">${words.logoutNo}</button></p>`,
  });
}

/** Shown when the site did not say where to go afterwards. */
export function renderLoggedOut(ctx: KoaContextWithOIDC): void {
  const language = languageFrom(ctx.oidc.params?.ui_locales);
  const words = WORDS[language];
  ctx.body = renderPage({ language, title: words.logoutDone, body: html`<p>${words.logoutDoneText}</p>` });
}

/**
 * Nobody is logged in at the e-ID any more: the library would answer with a page that sends itself by a script. The
 * address was checked already, so a plain redirect does the same for every browser.
 */
export function goBackToSite(ctx: KoaContextWithOIDC): void {
  const { post_logout_redirect_uri: target, state } = ctx.oidc.params ?? {};
  if (typeof target !== 'string') {
    renderLoggedOut(ctx);
    return;
  }
  const url = new URL(target);
  if (typeof state === 'string') url.searchParams.set('state', state);
  ctx.status = 303;
  ctx.redirect(url.href);
}

/** A site logs out the person of its ID token; another one who logged in later in the same browser stays. */
function isOtherPersonsSession(ctx: KoaContextWithOIDC): boolean {
  const hint = ctx.oidc.entities.IdTokenHint?.payload as { sub?: unknown } | undefined;
  return hint?.sub !== undefined && hint.sub !== ctx.oidc.session?.accountId;
}
