import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf } from '@viche/site';
import { LinkButton, PageMain } from '@viche/ui';

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const href = site.onboarding?.siteLogin(new URL(request.url).searchParams.get('site') ?? '');
  if (!href) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { t } = site.translator;
  return { title: `${t('site:onboarding.done.title')} · ${t('site:platform.name')}`, href };
}

export const meta = pageMeta;

/** The site is open; its owner logs in there, because no session of one host is worth anything on another. */
export default function SiteOpened() {
  const { t } = useTranslation('site');
  const { href } = useLoaderData<typeof loader>();
  return (
    <PageMain>
      <div className="measure flow">
        <h1>{t('onboarding.done.title')}</h1>
        <p className="lead">{t('onboarding.done.lead')}</p>
        <p>
          <LinkButton size="lg" href={href}>
            {t('onboarding.done.enter')}
          </LinkButton>
        </p>
      </div>
    </PageMain>
  );
}
