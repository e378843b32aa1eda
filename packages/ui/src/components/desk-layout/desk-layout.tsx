import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { LinkItem } from '../../link-item.ts';
import { Icon } from '../icon/icon.tsx';

/** A link of the desk with the number of cases that wait there. */
export interface DeskLink extends LinkItem {
  readonly waiting?: number;
  readonly urgency?: 'calm' | 'overdue';
}

/** Links under one heading; the first group has none. */
export interface DeskGroup {
  readonly title?: string;
  readonly links: readonly DeskLink[];
}

function Badge({ waiting, urgency }: Pick<DeskLink, 'waiting' | 'urgency'>) {
  const { t } = useTranslation('ui');
  if (!waiting) return null;
  return (
    <span className="badge" data-tone={urgency === 'overdue' ? 'bad' : undefined}>
      {waiting}
      <span className="sr"> {t('desk.cases', { count: waiting })}</span>
    </span>
  );
}

function DeskLinks({ groups }: { groups: readonly DeskGroup[] }) {
  return groups.map(({ title, links }) => (
    <div key={title ?? 'first'}>
      {title ? <h2>{title}</h2> : null}
      <ul className="dn">
        {links.map(({ href, label, icon, current, waiting, urgency }) => (
          <li key={href}>
            <a href={href} aria-current={current && (current === 'page' ? 'page' : 'true')}>
              {icon ? <Icon name={icon} /> : null}
              {label}
              <Badge waiting={waiting} urgency={urgency} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** The staff desk: a side menu, folded on a phone, and the work beside it. Holds the page's `<main>`. */
export function DeskLayout({ groups, children }: { groups: readonly DeskGroup[]; children: ReactNode }) {
  const { t } = useTranslation('ui');
  const current = groups.flatMap(({ links }) => links).find((link) => link.current);
  return (
    <div className="desk">
      <aside className="desk-nav" aria-label={t('desk.menu')}>
        <details className="desk-fold">
          <summary>
            <Icon name="menu" />
            {current ? t('desk.at', { place: current.label }) : t('desk.title')}
          </summary>
          <nav aria-label={t('desk.foldedMenu')}>
            <DeskLinks groups={groups} />
          </nav>
        </details>
        <div className="desk-side stick">
          <nav aria-label={t('desk.title')}>
            <DeskLinks groups={groups} />
          </nav>
        </div>
      </aside>
      <main id="main" className="desk-main">
        {children}
      </main>
    </div>
  );
}
