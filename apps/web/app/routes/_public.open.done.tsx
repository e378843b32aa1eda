import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { ONBOARDING_NEXT, pageMeta, siteOf } from '@viche/site';
import { LinkButton, PageMain, Prose, TextLink } from '@viche/ui';

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const asked = new URL(request.url).searchParams;
  const slug = asked.get('site') ?? '';
  const href = site.onboarding?.siteLogin(slug);
  if (!href) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { t } = site.translator;
  const said = asked.getAll('next');
  const words = asked.get('trial') === 'yes' ? 'onboarding.done.trial' : 'onboarding.done';
  return {
    title: `${t(`site:${words}.title`)} · ${t('site:platform.name')}`,
    href,
    words,
    domainsHref: site.onboarding?.siteLogin(slug, '/admin/domains') ?? href,
    next: ONBOARDING_NEXT.filter((one) => said.includes(one)),
  };
}

export const meta = pageMeta;

/** The site is there, open or as a trial; its owner logs in there, because no session of one host is worth anything on another. */
export default function SiteOpened() {
  const { t } = useTranslation('site');
  const { href, words, domainsHref, next } = useLoaderData<typeof loader>();
  return (
    <PageMain>
      <div className="measure flow">
        <h1>{t(`${words}.title`)}</h1>
        <p className="lead">{t(`${words}.lead`)}</p>
        <p>
          <LinkButton size="lg" href={href}>
            {t('onboarding.done.enter')}
          </LinkButton>
        </p>
        <section className="flow-sm" aria-labelledby="next">
          <h2 id="next">{t('onboarding.done.next')}</h2>
          <Prose>
            <ol>
              {(['enter', ...next, 'plan'] as const).map((step) => (
                <li key={step}>
                  {t(`onboarding.done.steps.${step}`)}{' '}
                  {step === 'domain' ? <TextLink href={domainsHref}>{t('onboarding.done.domains')}</TextLink> : null}
                </li>
              ))}
            </ol>
          </Prose>
        </section>
      </div>
    </PageMain>
  );
}
