import { setTimeout as delay } from 'node:timers/promises';
import { checkFormToken, issueFormToken, MIN_FORM_AGE_MS } from '@viche/forms/server';
import type { Translator } from '@viche/i18n';
import type { Secret } from '@viche/identity';
import type { PostedFile, SiteContext } from '@viche/site';

/** Field of a form that holds its token. */
export const TOKEN_FIELD = 'csrf';

/** Makes and checks the tokens of one request's forms. */
export type SiteForms = Pick<SiteContext, 'formToken' | 'readForm'>;

/**
 * The tokens of one request's forms. A guest has no session to protect: the origin check, made for every post, is what
 * stands before a guest's form.
 */
export function siteForms(
  secret: Secret | null,
  translator: Translator,
  /** Files of the posted form; filled while its body is read. */
  files: readonly PostedFile[],
): SiteForms {
  const options = (session: Secret) => ({ secret: session.reveal(), now: new Date() });
  return {
    formToken: (scope) => (secret ? issueFormToken(scope, options(secret)).token : ''),
    async readForm(request, scope, { pace = 'any' } = {}) {
      const form = await request.formData();
      const token = form.get(TOKEN_FIELD);
      form.delete(TOKEN_FIELD);
      if (!secret) return { done: true, form, files, idempotencyKey: null };
      const check = checkFormToken(token, scope, options(secret));
      if (!check.ok) {
        const refusal = { code: 'core/csrf', message: translator.t('site:form.stale'), fields: [] };
        return { done: false, typed: form, refusal, status: 403 };
      }
      // A person who was quick is not told off; a program wins nothing. No database session is held meanwhile.
      if (pace === 'human' && check.ageMs < MIN_FORM_AGE_MS) await delay(MIN_FORM_AGE_MS - check.ageMs);
      return { done: true, form, files, idempotencyKey: check.idempotencyKey };
    },
  };
}

/** The fields of a guest's post that carries a session's token; null for every other request. */
export async function postOfEndedLogin(request: Request): Promise<SiteContext['keptPost']> {
  if (request.method !== 'POST') return null;
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  if (!form?.get(TOKEN_FIELD)) return null;
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
}
