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
  const { chrome, href, path } = useSite();
  const pages = [
    { href: href('/account'), label: t('account.profile'), current: !chrome.account.some((entry) => entry.current) },
    ...chrome.account,
  ];
  return (
    <PublicFrame>
      <PageMain>
        <div className="tabs mb-6">
          <nav aria-label={t('core:areas.account')}>
            <ul className="tb">
              {pages.map((page) => (
                <li key={page.href}>
                  <a
                    href={page.href}
                    aria-current={page.current ? (page.href === href(path) ? 'page' : 'true') : undefined}
                  >
                    {page.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <Outlet />
      </PageMain>
    </PublicFrame>
  );
}
