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
  const atFollows = path.startsWith('/account/follows');
  const atLooks = path.startsWith('/account/looks');
  const atStaff = path.startsWith('/account/staff') || path.startsWith('/account/confirm');
  const pages = [
    {
      href: href('/account'),
      label: t('account.profile'),
      current: !atFollows && !atLooks && !atStaff && !chrome.account.some((entry) => entry.current),
    },
    ...chrome.account,
    { href: href('/account/follows'), label: t('follows:account.nav'), current: atFollows },
    { href: href('/account/looks'), label: t('looks.nav'), current: atLooks },
    ...(actor.staffId ? [{ href: href('/account/staff'), label: t('people:staff.title'), current: atStaff }] : []),
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
