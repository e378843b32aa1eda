import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, LinkButton, Notice, TextLink } from '@viche/ui';
import { describeRefusal } from '../describe-refusal.ts';
import { PasskeyForm } from '../people/passkey-form.tsx';

const REQUEST = 'query ConfirmYourself { passkeyRequest }';
const REFUSALS = ['core/passkey-refused', 'core/csrf', 'core/bad-input', 'core/rate-limited'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  // Residents have no passkeys: they sign in anew.
  const { passkeyRequest } = site.actor.staffId
    ? await site.query<{ passkeyRequest: object | null }>(REQUEST)
    : { passkeyRequest: null };
  const { searchParams } = new URL(request.url);
  const code = REFUSALS.find((known) => known === searchParams.get('error'));
  return {
    title: site.translator.t('people:confirm.title'),
    options: passkeyRequest,
    returnTo: site.returnPath(searchParams.get('returnTo') ?? site.href(site.actor.staffId ? '/admin' : '/account')),
    // Sent without a ceremony: there was no script to hold one.
    refusal: code ? describeRefusal(site.translator, code === 'core/bad-input' ? 'core/passkey-refused' : code) : null,
  };
}

export const meta = pageMeta;

/** The second proof before a dangerous act, or before a person's own record: the passkey that is there, or a new login. */
export default function Confirm() {
  const { options, returnTo, refusal } = useLoaderData<typeof loader>();
  const { t } = useTranslation('people');
  const { actor } = useSite();
  return (
    <div className="measure flow">
      {refusal ? (
        <Notice tone="bad" headingLevel={2} title={refusal.title} appears="after-act">
          <p>{refusal.body}</p>
        </Notice>
      ) : null}
      <h1>{t('confirm.title')}</h1>
      {(actor.staffId ? actor.proof : actor.login) === 'fresh' ? (
        <>
          <Notice tone="ok" headingLevel={2} title={t('confirm.done')}>
            {actor.staffId ? t('confirm.doneBody') : null}
          </Notice>
          <LinkButton href={returnTo} iconAfter="right">
            {t('confirm.goOn')}
          </LinkButton>
        </>
      ) : options ? (
        <ByPasskey options={options} returnTo={returnTo} />
      ) : (
        <ByLogin returnTo={returnTo} />
      )}
    </div>
  );
}

function ByPasskey({ options, returnTo }: { options: object; returnTo: string }) {
  const { t } = useTranslation('people');
  const { href } = useSite();
  return (
    <>
      <p className="lead">{t('confirm.lead')}</p>
      <PasskeyForm ceremony="get" options={options} action="/auth/step-up">
        <FormSecrets scope="step-up" />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Button size="lg" icon="key">
          {t('confirm.show')}
        </Button>
      </PasskeyForm>
      <p className="muted">{t('confirm.lost')}</p>
      <TextLink href={href('/account/staff')}>{t('staff.title')}</TextLink>
    </>
  );
}

/** Whoever has no passkey signs in anew; an owner whose days of grace are over adds one right after that. */
function ByLogin({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation('people');
  const { actor, logins, href } = useSite();
  const isDue = actor.proof === 'due';
  const isStaff = actor.staffId !== null;
  return (
    <>
      <p className="lead">{t(isDue ? 'confirm.leadDue' : isStaff ? 'confirm.leadLogin' : 'confirm.leadRecord')}</p>
      {logins.map(({ id, label }, index) => (
        <form key={id} method="post" action={`/auth/login/${id}`}>
          <input type="hidden" name="returnTo" value={isDue ? href('/account/staff') : returnTo} />
          <input type="hidden" name="again" value="yes" />
          <Button size="lg" icon="shield" variant={index === 0 ? 'primary' : 'second'}>
            {t('confirm.signIn', { way: label })}
          </Button>
        </form>
      ))}
      <p className="muted">{t(isStaff ? 'confirm.why' : 'confirm.whyRecord')}</p>
      {isDue || !isStaff ? null : <TextLink href={href('/account/staff')}>{t('confirm.addPasskey')}</TextLink>}
    </>
  );
}
