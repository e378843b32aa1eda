import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, LinkButton, Textarea } from '@viche/ui';
import { NAMES, type NamesResult } from '../names-document.ts';
import { petitionMutation } from '../petition-mutation.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';
import { SECOND_PERSON } from '../second-person.ts';
import { cursorBefore, isSignatureId } from '../signature-cursor.ts';

const formOf = (id: string | undefined): string => `petitions.show-name:${id}`;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const notFound = () => Response.json({ code: 'core/not-found' }, { status: 404 });
  const id = params.signature ?? '';
  if (!isSignatureId(id)) throw notFound();
  const { petition } = await site.query<NamesResult>(NAMES, { ref: params.key, after: cursorBefore(id) });
  const signatory = petition?.signatories.edges.map(({ node }) => node).find(({ uuid }) => uuid === id);
  if (!petition?.acts.includes('SHOW_NAME') || !signatory?.withheld) throw notFound();
  return {
    petition: { id: petition.id, ref: petition.ref, title: petition.title },
    signatory: { id, signedOn: signatory.signedOn },
    title: site.translator.t('petitions:integrity.names.show'),
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, formOf(params.signature));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const outcome = await site.mutate(petitionMutation('showSignatoryName'), {
    input: {
      petitionId: typed.petitionId ?? '',
      signatureId: params.signature ?? '',
      reason: typed.reason ?? '',
      idempotencyKey: posted.idempotencyKey,
    },
  });
  const asked = !outcome.done && outcome.refusal.code === SECOND_PERSON;
  const list = site.href(`/admin/petitions/${params.key}/names`);
  if (outcome.done || asked) return redirect(`${list}?done=${asked ? 'asked' : 'shown'}`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** Shows one withheld name again. Which line it is says the day of the signature: the name stays withheld until it is done. */
export default function ShowName() {
  const { petition, signatory } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, ['reason']);
  const words = (key: string) => t(`integrity.names.${key}`);
  const back = href(`/admin/petitions/${petition.ref}/names`);
  return (
    <>
      <Crumbs
        items={[
          { href: href(`/admin/petitions/${petition.ref}`), label: petition.title },
          { href: back, label: words('title') },
        ]}
      />
      <ErrorSummary errors={lines} />
      <h1>{t('integrity.names.showOf', { date: format.date(signatory.signedOn, 'day') })}</h1>
      <p className="lead mt-4 mb-5">{words('showNote')}</p>
      <Form method="post" className="flow measure" noValidate>
        <FormSecrets scope={formOf(signatory.id)} />
        <input type="hidden" name="petitionId" value={petition.id} />
        <Textarea
          id="reason"
          name="reason"
          label={words('showReason')}
          hint={words('reasonHint')}
          error={byField.reason}
          rows={4}
          defaultValue={refused?.typed.reason}
        />
        <p className="row">
          <Button size="lg">{words('show')}</Button>
          <LinkButton size="lg" variant="quiet" href={back}>
            {words('all')}
          </LinkButton>
        </p>
      </Form>
    </>
  );
}
