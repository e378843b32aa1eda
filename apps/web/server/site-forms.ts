import { setTimeout as delay } from 'node:timers/promises';
import { fieldsOfToday, HIDDEN_FIELDS } from '@viche/forms';
import { checkFormToken, issueFormToken, MIN_FORM_AGE_MS } from '@viche/forms/server';
import type { Translator } from '@viche/i18n';
import type { Secret } from '@viche/identity';
import type { PostedFile, PostedForm, SiteContext } from '@viche/site';

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
  const refused = (form: FormData, code: string, status: number, words: string): PostedForm => {
    form.delete(HIDDEN_FIELDS.version);
    return { done: false, typed: form, refusal: { code, message: translator.t(words), fields: [] }, status };
  };
  return {
    formToken: (scope) => (secret ? issueFormToken(scope, options(secret)).token : ''),
    async readForm(request, scope, { pace = 'any', version, earlier } = {}) {
      const posted = await request.formData();
      const token = posted.get(TOKEN_FIELD);
      posted.delete(TOKEN_FIELD);
      const check = secret ? checkFormToken(token, scope, options(secret)) : null;
      if (check && !check.ok) return refused(posted, 'core/csrf', 403, 'site:form.stale');
      const today = typeof version === 'function' ? version(posted) : version;
      const form = today === undefined ? posted : fieldsOfToday(posted, today, earlier);
      // After the token: whoever is no page of ours learns nothing of today's form.
      if (!form) return refused(posted, 'core/form-changed', 409, 'site:form.changed');
      // A person who was quick is not told off; a program wins nothing. No database session is held meanwhile.
      if (check && pace === 'human' && check.ageMs < MIN_FORM_AGE_MS) await delay(MIN_FORM_AGE_MS - check.ageMs);
      return { done: true, form, files, idempotencyKey: check?.idempotencyKey ?? null };
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
