import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crest, LinkButton, Notice, PageMain, SiteHeader, SkipLink, TextLink } from '@viche/ui';
import { previewHref } from '../appearance/appearance-data.ts';
import type { Look } from '../appearance/use-look.ts';
import { PlatformStrip } from '../platform/platform-strip.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { onboarding } = site;
  if (!onboarding) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  if (!onboarding.applicant) throw redirect(site.href('/open'));
  const { accent, crest, hromada } = await onboarding.draft();
  const previewedLook: Look = { themeHref: previewHref(accent ? 'own' : 'state', accent ?? ''), font: 'onest' };
  const { t } = site.translator;
  return {
    title: `${t('site:onboarding.preview.title')} · ${t('site:platform.name')}`,
    previewedLook,
    crestHref: crest === 'kept' ? site.href('/open/crest') : null,
    hromada: hromada && { name: hromada.name, region: hromada.region },
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** A page of the site that is being prepared, in its colours and under its crest, with the way back and the way on. */
export default function LookPreview() {
  const { crestHref, hromada } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  const name = hromada?.name ?? t('onboarding.preview.anyHromada');
  return (
    <>
      <SkipLink />
      <header>
        <PlatformStrip />
        <SiteHeader
          brand={{
            name,
            sub: hromada?.region ?? '',
            href: href('/open/preview'),
            mark: <Crest src={crestHref ?? undefined} label={t('onboarding.look.crest')} />,
          }}
          account={{ kind: 'none' }}
        />
      </header>
      <PageMain>
        <div className="measure flow">
          <Notice tone="info" icon="eye" headingLevel={2} title={t('onboarding.preview.title')}>
            <p>{t('onboarding.preview.lead')}</p>
          </Notice>
          <h1>{name}</h1>
          <p className="lead">{t('onboarding.preview.text')}</p>
          <p>
            <TextLink href={href('/open/preview')}>{t('onboarding.preview.link')}</TextLink>
          </p>
          <div className="row">
            <LinkButton size="lg" href={href('/open/modules')}>
              {t('onboarding.preview.next')}
            </LinkButton>
            <LinkButton size="lg" variant="second" href={href('/open/look')}>
              {t('onboarding.preview.back')}
            </LinkButton>
          </div>
        </div>
      </PageMain>
    </>
  );
}
