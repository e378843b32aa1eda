import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, LinkButton, Textarea } from '@viche/ui';
import { NAMES, type NamesResult } from '../names-document.ts';
import { petitionMutation } from '../petition-mutation.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';
import { cursorBefore, isSignatureId } from '../signature-cursor.ts';

const formOf = (id: string | undefined): string => `petitions.hide-name:${id}`;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const notFound = () => Response.json({ code: 'core/not-found' }, { status: 404 });
  const id = params.signature ?? '';
  if (!isSignatureId(id)) throw notFound();
  const { petition } = await site.query<NamesResult>(NAMES, { ref: params.key, after: cursorBefore(id) });
  const signatory = petition?.signatories.edges.map(({ node }) => node).find(({ uuid }) => uuid === id);
  if (!petition?.acts.includes('HIDE_NAME') || !signatory?.name) throw notFound();
  return {
    petition: { id: petition.id, ref: petition.ref, title: petition.title },
    signatory: { id, name: signatory.name },
    title: site.translator.t('petitions:integrity.names.hide'),
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
  const outcome = await site.mutate(petitionMutation('hideSignatoryName'), {
    input: {
      petitionId: typed.petitionId ?? '',
      signatureId: params.signature ?? '',
      reason: typed.reason ?? '',
      idempotencyKey: posted.idempotencyKey,
    },
  });
  if (outcome.done) return redirect(`${site.href(`/admin/petitions/${params.key}/names`)}?done=hidden`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** Withholds one name: what follows from it, the ground, one button. */
export default function HideName() {
  const { petition, signatory } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
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
      <h1>{t('integrity.names.hideOf', { name: signatory.name })}</h1>
      <p className="lead mt-4 mb-5">{words('note')}</p>
      <Form method="post" className="flow measure" noValidate>
        <FormSecrets scope={formOf(signatory.id)} />
        <input type="hidden" name="petitionId" value={petition.id} />
        <Textarea
          id="reason"
          name="reason"
          label={words('reason')}
          hint={words('reasonHint')}
          error={byField.reason}
          rows={4}
          defaultValue={refused?.typed.reason}
        />
        <p className="row">
          <Button size="lg" variant="danger">
            {words('hide')}
          </Button>
          <LinkButton size="lg" variant="quiet" href={back}>
            {words('all')}
          </LinkButton>
        </p>
      </Form>
    </>
  );
}
