import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import type { Tone } from '../../tone.ts';
import { Icon } from '../icon/icon.tsx';

/** State of a thing: an icon and a word in the tone of its meaning. Never colour alone, never a button. */
export function Chip({ tone = 'calm', icon, children }: { tone?: Tone; icon: IconName; children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone === 'calm' ? undefined : tone}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

/** Topic of a thing. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}

/** A filter in force; following the link takes it away. */
export function FilterTag({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <a className="filter-tag" href={href}>
      {children}
      <Icon name="x" />
      <span className="sr">{t('filter.remove')}</span>
    </a>
  );
}
