import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { mutationDocument, siteOf } from '@viche/site';
import { NAMES, type NamesResult } from './names-document.ts';
import { type RefusedForm, textsOf } from './refused-form.ts';
import { SECOND_PERSON } from './second-person.ts';
import { cursorBefore, isSignatureId } from './signature-cursor.ts';

/** Withholding one name, and showing it again: two acts on one line of the list. */
export type NameAct = 'hide' | 'show';

const ACTS = {
  hide: { act: 'HIDE_NAME', mutation: 'hideSignatoryName', done: 'hidden' },
  show: { act: 'SHOW_NAME', mutation: 'showSignatoryName', done: 'shown' },
} as const;

export const nameForm = (act: NameAct, signatureId: string | undefined): string =>
  `petitions.${act}-name:${signatureId}`;

/**
 * The petition, and the line that the act concerns.
 *
 * @throws Response 404 when there is no such line, or the act is none on it
 */
export async function loadNameAct(act: NameAct, { params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const notFound = () => Response.json({ code: 'core/not-found' }, { status: 404 });
  const id = params.signature ?? '';
  if (!isSignatureId(id)) throw notFound();
  const { petition } = await site.query<NamesResult>(NAMES, { ref: params.key, after: cursorBefore(id) });
  const signatory = petition?.signatories.edges.map(({ node }) => node).find(({ uuid }) => uuid === id);
  const concerned = act === 'hide' ? signatory?.name : signatory?.withheld;
  if (!petition?.acts.includes(ACTS[act].act) || !signatory || !concerned) throw notFound();
  return {
    petition: { id: petition.id, ref: petition.ref, title: petition.title },
    signatory: { id, name: signatory.name, signedOn: signatory.signedOn },
    title: site.translator.t(`petitions:integrity.names.${act}`),
    robots: 'noindex' as const,
  };
}

/** Does the act, or asks a second person to where the hromada wants two. */
export async function sendNameAct(act: NameAct, { params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, nameForm(act, params.signature));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const outcome = await site.mutate(mutationDocument(ACTS[act].mutation), {
    input: {
      petitionId: typed.petitionId ?? '',
      signatureId: params.signature ?? '',
      reason: typed.reason ?? '',
      idempotencyKey: posted.idempotencyKey,
    },
  });
  const asked = !outcome.done && outcome.refusal.code === SECOND_PERSON;
  const list = site.href(`/admin/petitions/${params.key}/names`);
  if (outcome.done || asked) return redirect(`${list}?done=${asked ? 'asked' : ACTS[act].done}`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}
