import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { siteOf, useSite } from '@viche/site';
import { PageMain } from '@viche/ui';
import { PublicFrame } from '../site-frame.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  siteOf(context).requirePerson();
  return null;
}

/** Frame of the person's own pages: what is mine, by module. */
export default function AccountLayout() {
  const { t } = useTranslation('site');
  const { chrome, href, path, actor } = useSite();
  const at = (...starts: readonly string[]) => starts.some((start) => path.startsWith(`/account/${start}`));
  const own = [
    { to: 'activity', label: t('mydata:activity.nav'), current: at('activity') },
    { to: 'follows', label: t('follows:account.nav'), current: at('follows') },
    { to: 'letters', label: t('letters:choice.nav'), current: at('letters') },
    { to: 'data', label: t('mydata:page.nav'), current: at('data') },
    { to: 'looks', label: t('looks.nav'), current: at('looks') },
    ...(actor.staffId ? [{ to: 'staff', label: t('people:staff.title'), current: at('staff', 'confirm') }] : []),
  ].map(({ to, ...page }) => ({ href: href(`/account/${to}`), ...page }));
  const isElsewhere = [...own, ...chrome.account].some(({ current }) => current);
  const pages = [
    { href: href('/account'), label: t('account.profile'), current: !isElsewhere },
    ...chrome.account,
    ...own,
  ];
  return (
    <PublicFrame>
      <PageMain>
        {actor.participantId ? <Tabs label={t('core:areas.account')} pages={pages} here={href(path)} /> : null}
        <Outlet />
      </PageMain>
    </PublicFrame>
  );
}

interface TabsProps {
  readonly label: string;
  readonly pages: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  /** Address of this page. */
  readonly here: string;
}

function Tabs({ label, pages, here }: TabsProps) {
  return (
    <div className="tabs mb-6">
      <nav aria-label={label}>
        <ul className="tb">
          {pages.map((page) => (
            <li key={page.href}>
              <a href={page.href} aria-current={page.current ? (page.href === here ? 'page' : 'true') : undefined}>
                {page.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
