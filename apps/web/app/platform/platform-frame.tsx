import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { FooterLinks, SiteHeader, SkipLink, Wordmark } from '@viche/ui';
import type { ReactNode } from 'react';
import { Licence } from '../public-footer.tsx';
import { PlatformStrip } from './platform-strip.tsx';

/** The frame of the platform's own pages: its mark leads, no hromada is named. */
export function PlatformFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <>
      <SkipLink />
      <header>
        <PlatformStrip />
        <SiteHeader
          brand={{ name: '', href: href('/'), mark: <Wordmark /> }}
          nav={[
            { href: `${href('/')}#ways`, label: t('platform.nav.what') },
            { href: `${href('/')}#hromadas`, label: t('platform.nav.hromadas') },
            { href: `${href('/')}#trust`, label: t('platform.nav.trust') },
          ]}
          acts={[{ href: href('/open'), label: t('onboarding.act'), icon: 'plus' }]}
          account={{ kind: 'none' }}
        />
      </header>
      {children}
      <PlatformFooter />
    </>
  );
}

function PlatformFooter() {
  const { t } = useTranslation('site');
  const site = useSite();
  const { platform, mode, href } = site;
  const tools = [
    ...(platform?.demoLinks ?? []),
    ...(mode === 'production' ? [] : [{ href: href('/gallery'), label: t('platform.gallery') }]),
  ];
  return (
    <footer className="foot">
      <div className="stitch" aria-hidden="true" />
      <div className="wrap">
        <div className="foot-grid no-print">
          <div className="flow-sm">
            <h2>{t('platform.name')}</h2>
            <p className="measure">{t('platform.about')}</p>
          </div>
          <FooterLinks
            title={t('platform.nav.hromadas')}
            links={(platform?.tenants ?? []).map((tenant) => ({ href: tenant.href, label: tenant.name }))}
          />
          <FooterLinks title={t('platform.demo.title')} links={tools} />
        </div>
        <div className="foot-end">
          <p>
            <Licence />
          </p>
          <p className="made">
            <Wordmark />
          </p>
        </div>
      </div>
    </footer>
  );
}
