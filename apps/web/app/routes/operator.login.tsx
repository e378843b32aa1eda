import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Button, TextLink } from '@viche/ui';
import { DeskAnswer } from '../desk/desk-form.tsx';
import { doorsOf } from '../operator/operator-of.ts';
import { PasskeyForm } from '../people/passkey-form.tsx';

/** Where the login leads: a page of the console, whatever the address asks for. */
function targetOf(site: SiteContext, asked: string | null): string {
  const target = site.returnPath(asked);
  return /^(\/en)?\/operator(\/|\?|$)/.test(target) ? target : site.href('/operator');
}

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const operator = doorsOf(site);
  const { t } = site.translator;
  return {
    title: `${t('operator:login.title')} · ${t('site:platform.name')}`,
    robots: 'noindex' as const,
    options: operator.loginOptions(),
    returnTo: targetOf(site, new URL(request.url).searchParams.get('returnTo')),
    isSignedIn: operator.who !== null,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = doorsOf(site);
  const posted = await site.readForm(request, 'operator-login');
  if (!posted.done) return data({ refusal: posted.refusal }, { status: posted.status });
  const { form } = posted;
  const outcome = await operator.login(String(form.get('answer') ?? ''));
  if (!outcome.done) return data({ refusal: outcome.refusal }, { status: outcome.status });
  return redirect(targetOf(site, String(form.get('returnTo') ?? '')), {
    status: 303,
    headers: { 'Set-Cookie': outcome.value.cookie },
  });
}

/** The operators' way in: a passkey alone, which knows its holder. Who is in already proves anew that it is them. */
export default function OperatorLogin() {
  const { options, returnTo, isSignedIn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  return (
    <div className="measure flow">
      <DeskAnswer refused={refused} fields={[]} done={null} />
      <h1>{t('login.title')}</h1>
      <p className="lead">{t(isSignedIn ? 'login.again' : 'login.lead')}</p>
      <PasskeyForm ceremony="get" options={options} action={href('/operator/login')}>
        <FormSecrets scope="operator-login" />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Button size="lg" icon="key">
          {t('login.act')}
        </Button>
      </PasskeyForm>
      {isSignedIn ? null : (
        <p>
          <TextLink href={href('/operator/enrol')}>{t('login.code')}</TextLink>
        </p>
      )}
    </div>
  );
}
