import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { CITIZENS, type DemoCitizen } from '../citizens.ts';
import { citizenByKey } from '../load-citizens.ts';
import { readForm } from '../web/form.ts';
import { type Language, languageFrom } from '../web/language.ts';
import { contentSecurityPolicy, originsOf, sendPage } from '../web/page.ts';
import { WORDS } from '../web/words.ts';
import { loginPageBody } from './login-page.ts';

/** What the login page needs of its issuer. */
export interface InteractionHost {
  readonly provider: Provider;
  /** Path of the issuer, `/eid`. */
  readonly mount: string;
  /** The subject of a citizen at this issuer; remembers whom it belongs to. */
  readonly subjectFor: (citizen: DemoCitizen) => string;
}

/** Shows the login page (GET) and takes its answer (POST) at `<mount>/interaction/<uid>`. */
export async function handleInteraction(
  host: InteractionHost,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const details = await host.provider.interactionDetails(req, res).catch(() => undefined);
  if (!details) return sendExpired(res, languageFrom(searchParams.get('lang')));

  const language = languageFrom(searchParams.get('lang') ?? details.params.ui_locales);
  if (req.method === 'POST') return finishLogin(host, details, req, res, language);

  const path = `${host.mount}/interaction/${details.uid}`;
  const redirectUri = String(details.params.redirect_uri);
  res.setHeader('content-security-policy', contentSecurityPolicy(originsOf(redirectUri)));
  sendPage(res, 200, {
    language,
    title: WORDS[language].loginTitle,
    otherLanguageHref: `${path}?lang=${language === 'uk' ? 'en' : 'uk'}`,
    body: loginPageBody({
      language,
      action: `${path}?lang=${language}`,
      site: new URL(redirectUri).host,
      citizens: citizensFor(details.params.login_hint),
    }),
  });
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

async function finishLogin(
  host: InteractionHost,
  details: Interaction,
  req: IncomingMessage,
  res: ServerResponse,
  language: Language,
): Promise<void> {
  const form = await readForm(req);
  if (form.get('cancel') === 'yes') {
    const refusal = { error: 'access_denied', error_description: 'the person cancelled the login' };
    return host.provider.interactionFinished(req, res, refusal, { mergeWithLastSubmission: false });
  }
  const citizen = citizenByKey(form.get('citizen') ?? '', new Date());
  if (!citizen) {
    return sendPage(res, 400, { language, title: WORDS[language].errorTitle, body: { markup: '' } });
  }
  const accountId = host.subjectFor(citizen);
  await forgetOtherPerson(host.provider, details, accountId);
  const login = { accountId, acr: citizen.acr, amr: [...citizen.amr], remember: false };
  await host.provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
}

/**
 * The library would log the earlier person out of every site, through a page that needs JavaScript. In the demo one
 * browser plays several people side by side, so the earlier session at the e-ID just ends and theirs at the sites stay.
 */
async function forgetOtherPerson(provider: Provider, details: Interaction, accountId: string): Promise<void> {
  if (!details.session?.uid || details.session.accountId === accountId) return;
  const session = await provider.Session.findByUid(details.session.uid);
  await session?.destroy();
  details.session = undefined;
  await details.persist();
}

function citizensFor(loginHint: unknown): readonly DemoCitizen[] {
  const hinted = typeof loginHint === 'string' ? citizenByKey(loginHint) : undefined;
  return hinted ? [hinted, ...CITIZENS.filter((citizen) => citizen.key !== hinted.key)] : CITIZENS;
}

function sendExpired(res: ServerResponse, language: Language): void {
  const words = WORDS[language];
  sendPage(res, 400, { language, title: words.expiredTitle, body: { markup: `<p>${words.expiredText}</p>` } });
}
