import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { DeskFooter, DeskLayout, type IconName, SiteHeader, SkipLink, Wordmark } from '@viche/ui';
import type { ReactNode } from 'react';
import { PlatformStrip } from '../platform/platform-strip.tsx';

const PAGES: readonly { readonly to: string; readonly label: string; readonly icon: IconName }[] = [
  { to: '/operator', label: 'tenants.title', icon: 'home' },
  { to: '/operator/applications', label: 'applications.title', icon: 'file' },
  { to: '/operator/figures', label: 'figures.title', icon: 'stats' },
  { to: '/operator/announcements', label: 'announcements.title', icon: 'bell' },
  { to: '/operator/operators', label: 'people.title', icon: 'key' },
  { to: '/operator/journal', label: 'journal.title', icon: 'list' },
];

/** The console: whose work it is, where one is, the way out. */
export function OperatorFrame({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('operator');
  const { href, path } = useSite();
  const at = path.split('?', 1)[0]!;
  const isAt = (to: string) =>
    at === to ||
    (to === '/operator' && at.startsWith('/operator/tenants/')) ||
    (to === '/operator/applications' && at.startsWith(`${to}/`));
  return (
    <>
      <SkipLink />
      <header>
        <PlatformStrip />
        <SiteHeader
          brand={{ name: t('title'), href: href('/operator'), mark: <Wordmark /> }}
          account={{
            kind: 'person',
            name,
            links: [{ href: href('/operator/operators'), label: t('people.title') }],
            signOutAction: href('/operator/logout'),
            signOutFields: <FormSecrets scope="operator-logout" />,
          }}
        />
      </header>
      <DeskLayout
        groups={[
          {
            links: PAGES.map(({ to, label, icon }) => ({
              href: href(to),
              label: t(label),
              icon,
              current: isAt(to) ? ('page' as const) : undefined,
            })),
          },
        ]}
      >
        {children}
      </DeskLayout>
      <DeskFooter>{t('footer')}</DeskFooter>
    </>
  );
}
