import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Button, LinkButton, LoginChoice, Notice, PageMain } from '@viche/ui';
import { LoginRefusal, loginRefusal } from '../login-refusal.tsx';

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (!site.onboarding) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { t } = site.translator;
  return {
    title: `${t('site:onboarding.title')} · ${t('site:platform.name')}`,
    applicant: site.onboarding.applicant,
    error: loginRefusal(request, site.translator),
  };
}

export const meta = pageMeta;

/** Who opens the site: the login, then what the key says. */
export default function OpenSite() {
  const { t } = useTranslation('site');
  const { applicant, error } = useLoaderData<typeof loader>();
  const { href, logins } = useSite();
  return (
    <PageMain>
      <div className="measure flow">
        {error ? <LoginRefusal {...error} /> : null}
        <p className="muted sm">{t('onboarding.title')}</p>
        <h1>{t('onboarding.who.title')}</h1>
        {applicant ? (
          <WhoCame {...applicant} />
        ) : (
          <>
            <p className="lead">{t('onboarding.who.lead')}</p>
            <LoginChoice
              legend={t('onboarding.who.chosen')}
              action="/auth/login/eid"
              keep={{ returnTo: href('/open') }}
              providers={logins.map(({ id, label }) => ({
                value: id,
                icon: 'key',
                label,
                note: t('onboarding.who.in'),
              }))}
            />
            <p className="muted sm">{t('onboarding.who.after')}</p>
          </>
        )}
      </div>
    </PageMain>
  );
}

function WhoCame({ name, organisation }: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['applicant']>) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <>
      <dl className="flow-sm">
        <dt>{t('onboarding.who.person')}</dt>
        <dd lang="uk">
          <b>{name}</b>
        </dd>
        {organisation ? (
          <>
            <dt>{t('onboarding.who.organisation')}</dt>
            <dd lang="uk">
              <b>{organisation.name}</b>
            </dd>
            <dt>{t('onboarding.who.edrpou')}</dt>
            <dd>{organisation.edrpou}</dd>
          </>
        ) : null}
      </dl>
      {organisation ? null : (
        <Notice tone="info" icon="info" headingLevel={2} title={t('onboarding.who.private')}>
          {t('onboarding.who.privateBody')}
        </Notice>
      )}
      {organisation?.checkDigit === 'wrong' ? (
        <Notice tone="warn" headingLevel={2} title={t('onboarding.who.wrongDigit')}>
          {t('onboarding.who.wrongDigitBody')}
        </Notice>
      ) : null}
      <p>
        <LinkButton size="lg" href={href('/open/hromada')}>
          {t('onboarding.who.next')}
        </LinkButton>
      </p>
      <form method="post" action="/auth/logout">
        <Button variant="second">{t('onboarding.who.out')}</Button>
      </form>
    </>
  );
}
