import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { LinkItem } from '../../link-item.ts';
import { Icon } from '../icon/icon.tsx';

export interface UserMenuProps {
  /** Short name, such as «Оксана К.»: the screen may be seen by others. */
  readonly name: string;
  readonly links: readonly LinkItem[];
  /** Address that a POST signs out at; a link could be prefetched and would sign people out. */
  readonly signOutAction: string;
  /** Hidden fields of the form that signs out, such as its token. */
  readonly signOutFields?: ReactNode;
}

/** What the signed-in person can open. A `<details>`, so it works without script. */
export function UserMenu({ name, links, signOutAction, signOutFields }: UserMenuProps) {
  const { t } = useTranslation('ui');
  return (
    <details className="user-menu">
      <summary className="btn btn-quiet">
        <Icon name="user" />
        <span className="label-wide">{name}</span>
      </summary>
      <div className="menu-sheet">
        <ul className="nav-list">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        <form method="post" action={signOutAction}>
          {signOutFields}
          <button className="link-btn" type="submit">
            {t('header.signOut')}
          </button>
        </form>
      </div>
    </details>
  );
}
