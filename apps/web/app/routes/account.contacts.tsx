import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, Fold, TextInput, TextLink } from '@viche/ui';
import { type ContactData, MY_CONTACT } from '../account/contact-data.ts';
import { ContactState } from '../account/contact-state.tsx';
import { DeskAnswer, doneOf, errorIn, typedOf } from '../desk/desk-form.tsx';

const ACTS = {
  ask: { mutation: 'askContact', done: 'asked' },
  drop: { mutation: 'dropContactChange', done: 'dropped' },
  remove: { mutation: 'removeContact', done: 'removed' },
} as const;
const DONE = ['asked', 'dropped', 'removed'] as const;
const isAct = (name: string): name is keyof typeof ACTS => Object.hasOwn(ACTS, name);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { myContact } = await site.query<{ myContact: ContactData }>(MY_CONTACT);
  return {
    title: site.translator.t('letters:contact.title'),
    contact: myContact,
    done: doneOf(request, DONE),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, 'contacts');
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const intent = String(form.get('intent') ?? '');
  const { mutation, done } = ACTS[isAct(intent) ? intent : 'ask'];
  const email = mutation === 'askContact' ? { email: String(form.get('email') ?? '') } : {};
  const outcome = await site.mutate(mutationDocument(mutation), { input: { ...email, idempotencyKey } });
  if (!outcome.done) return data({ refusal: outcome.refusal, typed: typedOf(form) }, { status: outcome.status });
  return redirect(`${site.href('/account/contacts')}?done=${done}`, 303);
}

/** The address for letters: what it is, another one, none at all. */
export default function Contacts() {
  const { contact, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('letters');
  const { href } = useSite();
  const { address, verifiedAt, waiting } = contact;
  return (
    <div className="measure flow">
      <DeskAnswer refused={refused} fields={['email']} done={done ? t(`contact.done.${done}`) : null} />
      <Crumbs items={[{ href: href('/account'), label: t('core:areas.account') }]} />
      <h1>{t('contact.title')}</h1>
      <ContactState contact={contact} />
      {waiting ? (
        <form method="post" action={href('/account/contacts')}>
          <FormSecrets scope="contacts" />
          <Button variant="second" name="intent" value="drop">
            {t('contact.drop')}
          </Button>
        </form>
      ) : null}
      <form method="post" action={href('/account/contacts')} className="flow" noValidate>
        <FormSecrets scope="contacts" />
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          label={t(address && verifiedAt ? 'contact.new' : 'contact.first')}
          hint={t('contact.hint')}
          error={errorIn(refused, 'email')}
          defaultValue={refused?.typed.email ?? (address && !verifiedAt ? address : '')}
        />
        <Button name="intent" value="ask">
          {t('contact.ask')}
        </Button>
      </form>
      {address ? (
        <Fold summary={t('contact.remove')}>
          <form method="post" action={href('/account/contacts')} className="flow-sm">
            <FormSecrets scope="contacts" />
            <p>{t('contact.removeBody')}</p>
            <Button variant="danger" name="intent" value="remove">
              {t('contact.removeSure')}
            </Button>
          </form>
        </Fold>
      ) : null}
      <TextLink href={href('/account/letters')}>{t('contact.choose')}</TextLink>
    </div>
  );
}
