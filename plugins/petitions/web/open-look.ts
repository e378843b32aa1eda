import { type ActionFunctionArgs, json, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { type RefusedForm, textsOf } from './refused-form.ts';
import { SECOND_PERSON } from './second-person.ts';

export interface LookToOpen {
  /** Scope of the form's token. */
  readonly scope: string;
  readonly mutation: string;
  /** What the command takes besides ground and reason, from what was typed. */
  readonly about: (typed: Readonly<Record<string, string>>) => object;
  /** Path of the opened look, before its id. */
  readonly path: string;
}

/** Opens a look on the ground and for the reason that were typed, and goes to what it shows. */
export async function openLook({ request, context }: ActionFunctionArgs, { scope, mutation, about, path }: LookToOpen) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, scope);
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  if (!typed.ground) {
    const message = site.translator.t('petitions:integrity.looks.groundNone');
    const refusal = { code: 'core/bad-input', message, fields: [{ field: 'ground', message }] };
    return json<RefusedForm>({ refusal, typed }, { status: 422 });
  }
  const { ground, reason = '' } = typed;
  const outcome = await site.mutate<{ uuid: string }>(mutation, {
    input: { ...about(typed), ground, reason, idempotencyKey: posted.idempotencyKey },
  });
  if (outcome.done) return redirect(site.href(`${path}/${outcome.value.uuid}`), 303);
  if (outcome.refusal.code === SECOND_PERSON) return redirect(`${site.href(path)}?done=asked`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}
