import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { LinkItem } from '../../link-item.ts';
import { LinkButton } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import { UserMenu, type UserMenuProps } from './user-menu.tsx';

/** Whose site this is; the crest and the full official name lead. */
export interface SiteBrand {
  readonly name: string;
  readonly sub?: string;
  readonly href: string;
  /** `<Crest>`, or `<Wordmark>` on the platform's own pages. */
  readonly mark: ReactNode;
}

/** Who looks at the page: a guest who may sign in, a person with a menu, or nobody in particular. */
export type HeaderAccount =
  | { readonly kind: 'guest'; readonly signInHref: string }
  | ({ readonly kind: 'person' } & UserMenuProps)
  | { readonly kind: 'none' };

interface SiteHeaderProps {
  readonly brand: SiteBrand;
  readonly nav?: readonly LinkItem[];
  readonly searchHref?: string;
  readonly account: HeaderAccount;
  /** Links beside the account, such as «На сайт» of the staff desk. */
  readonly acts?: readonly LinkItem[];
}

function NavList({ items }: { items: readonly LinkItem[] }) {
  return (
    <ul className="nav-list">
      {items.map(({ href, label, current }) => (
        <li key={href}>
          <a href={href} aria-current={current && (current === 'page' ? 'page' : 'true')}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function PhoneMenu({ items }: { items: readonly LinkItem[] }) {
  const { t } = useTranslation('ui');
  return (
    <details className="menu">
      <summary className="btn btn-quiet">
        <Icon name="menu" />
        <span className="sr">{t('header.menu')}</span>
      </summary>
      <nav className="menu-sheet" aria-label={t('header.menu')}>
        <NavList items={items} />
      </nav>
    </details>
  );
}

/** The header of every page. Stands after OfficialStrip, both inside `<header>`. */
export function SiteHeader({ brand, nav = [], searchHref, account, acts = [] }: SiteHeaderProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="head">
      <div className="wrap">
        <div className="head-top">
          <a className="brand" href={brand.href}>
            {brand.mark}
            <span>
              <span className="brand-name">{brand.name}</span>
              {brand.sub ? <span className="brand-sub">{brand.sub}</span> : null}
            </span>
          </a>
          <div className="head-acts">
            {searchHref ? (
              <LinkButton variant="quiet" href={searchHref} icon="search">
                <span className="label-wide">{t('header.search')}</span>
              </LinkButton>
            ) : null}
            {acts.map(({ href, label, icon }) => (
              <LinkButton key={href} variant="second" href={href} icon={icon}>
                <span className="label-wide">{label}</span>
              </LinkButton>
            ))}
            {account.kind === 'guest' ? (
              <LinkButton variant="second" href={account.signInHref} icon="user">
                <span className="label-wide">{t('header.signIn')}</span>
              </LinkButton>
            ) : null}
            {account.kind === 'person' ? <UserMenu {...account} /> : null}
            {nav.length > 0 ? <PhoneMenu items={nav} /> : null}
          </div>
        </div>
        {nav.length > 0 ? (
          <nav className="nav" aria-label={t('header.sections')}>
            <NavList items={nav} />
          </nav>
        ) : null}
      </div>
    </div>
  );
}
