import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Icon } from '../icon/icon.tsx';

/** A small fact: an icon and words. */
export function MetaItem({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span>
      <Icon name={icon} />
      {children}
    </span>
  );
}

/** Small facts in a row under a title: author, date, place. */
export function Meta({ children }: { children: ReactNode }) {
  return <p className="meta">{children}</p>;
}

/** A short mark over a title, with an icon: the kind of a thing. */
export function Kicker({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <p className="kicker">
      <Icon name={icon} />
      {children}
    </p>
  );
}
