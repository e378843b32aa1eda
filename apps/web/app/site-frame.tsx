import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import {
  Crest,
  DeskFooter,
  type DeskGroup,
  DeskLayout,
  type HeaderAccount,
  type LinkItem,
  OfficialStrip,
  SiteHeader,
  SkipLink,
} from '@viche/ui';
import type { ReactNode } from 'react';
import { AssistedBanner } from './assisted/assisted-banner.tsx';
import { ClosingBanner } from './closing/closing-banner.tsx';
import { alternatesOf, linkItems, lookHref } from './links.ts';
import { ProofAsked } from './people/proof-notice.tsx';
import { PublicFooter } from './public-footer.tsx';
import { TrialBanner } from './trial/trial-banner.tsx';

/** `Коваленко Оксана Іванівна` as «Оксана К.»: somebody else may look at the screen. */
export function shortName(publicName: string | null): string {
  const [surname = '', given] = (publicName ?? '').split(' ');
  return given ? `${given} ${[...surname][0] ?? ''}.` : surname;
}

function useHeaderAccount(): HeaderAccount {
  const site = useSite();
  const { t } = useTranslation();
  const { actor, href, path } = site;
  if (!actor.participantId) {
    const returnTo = path.startsWith('/login') ? '' : `?returnTo=${encodeURIComponent(href(path))}`;
    return { kind: 'guest', signInHref: `${href('/login')}${returnTo}` };
  }
  // At a desk nobody's account stands open: the way out is the banner's.
  if (actor.assisted)
    return {
      kind: 'person',
      name: shortName(actor.publicName),
      links: [{ href: href('/assisted'), label: t('residency:assisted.bannerLink') }],
      signOutAction: '/auth/assisted/end',
      signOutFields: <FormSecrets scope="assisted-end" />,
    };
  const links = [
    { href: href('/account'), label: t('areas.account') },
    ...(actor.staffId ? [{ href: href('/admin'), label: t('areas.desk') }] : []),
  ];
  return {
    kind: 'person',
    name: shortName(actor.publicName) || t('areas.account'),
    links,
    signOutAction: '/auth/logout',
    signOutFields: <FormSecrets scope="logout" />,
  };
}

function useBrand() {
  const { tenant, locale, href } = useSite();
  const { t } = useTranslation('site');
  const { official, short, region } = tenant.names[locale];
  return {
    name: official,
    sub: region,
    href: href('/'),
    mark: <Crest src={tenant.brand.crest} label={t('crest', { short })} />,
  };
}

/** The official frame of a public page; the page brings its own `<PageMain>`. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const site = useSite();
  return (
    <>
      <SkipLink />
      <header>
        <OfficialStrip
          alternates={alternatesOf(site)}
          lookHref={lookHref(site)}
          audience={site.tenant.trial ? 'trial' : 'public'}
        />
        <SiteHeader
          brand={useBrand()}
          nav={linkItems([...site.chrome.navigation, ...site.chrome.pages.header])}
          searchHref={site.href('/search')}
          account={useHeaderAccount()}
        />
        <AssistedBanner />
        <TrialBanner to="everybody" />
        <ClosingBanner to="everybody" />
      </header>
      {children}
      <PublicFooter />
    </>
  );
}

interface DeskFrameProps {
  /** How many cases wait, by the path of the page. */
  readonly waiting?: Readonly<Record<string, number>>;
  readonly children: ReactNode;
}

/** The staff desk: strip for staff, side menu by rights, and `<main>` around the page. */
export function DeskFrame({ waiting = {}, children }: DeskFrameProps) {
  const { t } = useTranslation('site');
  const site = useSite();
  const { chrome, href, path } = site;
  const atDesk = path === '/admin' || path.startsWith('/admin?');
  const todo: LinkItem = {
    href: href('/admin'),
    label: t('desk.todo'),
    icon: 'desk',
    current: atDesk ? 'page' : undefined,
  };
  const numbers = new Map(Object.entries(waiting).map(([target, count]) => [href(target), count]));
  const counted = (links: readonly LinkItem[]) => links.map((link) => ({ ...link, waiting: numbers.get(link.href) }));
  const groups: readonly DeskGroup[] = [
    { links: [todo] },
    { title: t('desk.modules'), links: counted(linkItems(chrome.desk)) },
    { title: t('core:areas.site'), links: counted(linkItems(chrome.deskSite)) },
  ];
  return (
    <>
      <SkipLink />
      <header>
        <OfficialStrip alternates={alternatesOf(site)} lookHref={lookHref(site)} audience="staff" />
        <SiteHeader
          brand={{ ...useBrand(), sub: t('core:areas.desk'), href: href('/admin') }}
          account={useHeaderAccount()}
          acts={[{ href: href('/'), label: t('desk.toSite'), icon: 'eye' }]}
        />
      </header>
      <DeskLayout groups={groups.filter(({ links }) => links.length > 0)}>
        <TrialBanner to="staff" />
        <ClosingBanner to="staff" />
        {site.asksForProof ? <ProofAsked /> : null}
        {children}
      </DeskLayout>
      <DeskFooter>{t('desk.footer')}</DeskFooter>
    </>
  );
}
