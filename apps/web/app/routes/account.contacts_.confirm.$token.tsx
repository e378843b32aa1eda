import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, ErrorSummary, LinkButton, Notice } from '@viche/ui';
import { type ContactData, MY_CONTACT } from '../account/contact-data.ts';

/** The link of the letter. Opening it changes nothing, since programs open links too; whoever is not signed in comes back here. */
export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { myContact } = await site.query<{ myContact: ContactData }>(MY_CONTACT);
  return {
    title: site.translator.t('letters:contact.confirm.title'),
    waiting: myContact.waiting?.address ?? null,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, 'confirm-contact');
  if (!posted.done) return data({ confirmed: false, refusal: posted.refusal }, { status: posted.status });
  const input = { token: params.token ?? '', idempotencyKey: posted.idempotencyKey };
  const outcome = await site.mutate(mutationDocument('confirmContact'), { input });
  if (outcome.done) return data({ confirmed: true, refusal: null }, { status: 200 });
  return data({ confirmed: false, refusal: outcome.refusal }, { status: outcome.status });
}

export default function ConfirmContact() {
  const { waiting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('letters');
  const { href } = useSite();
  return (
    <div className="measure flow">
      {answer?.refusal ? <ErrorSummary errors={[{ message: answer.refusal.message }]} /> : null}
      <h1>{t('contact.confirm.title')}</h1>
      {answer?.confirmed ? (
        <Notice tone="ok" headingLevel={2} title={t('contact.confirm.done')} appears="after-act">
          {t('contact.confirm.doneBody')}
        </Notice>
      ) : waiting ? (
        <form method="post" className="flow">
          <FormSecrets scope="confirm-contact" />
          <p className="lead">{t('contact.confirm.lead')}</p>
          <p>
            <b>{waiting}</b>
          </p>
          <Button size="lg" icon="check">
            {t('contact.confirm.act')}
          </Button>
        </form>
      ) : (
        <Notice tone="info" headingLevel={2} title={t('contact.confirm.over')}>
          {t('contact.confirm.overBody')}
        </Notice>
      )}
      <p>
        <LinkButton variant="second" href={href('/account/contacts')}>
          {t('contact.confirm.back')}
        </LinkButton>
      </p>
    </div>
  );
}
