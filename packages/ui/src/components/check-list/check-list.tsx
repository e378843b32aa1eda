import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Icon } from '../icon/icon.tsx';

/** A line of the list: `yes` is given or done, `no` is not, `waiting` is still to come. */
export interface CheckItem {
  readonly key: string;
  readonly state: 'yes' | 'no' | 'waiting';
  readonly text: ReactNode;
}

const ICON: Record<CheckItem['state'], IconName> = { yes: 'ok', no: 'no', waiting: 'clock' };

/** What we get and what we do not, what is done and what is left. The text says it, the icon repeats it. */
export function CheckList({ items, look = 'plain' }: { items: readonly CheckItem[]; look?: 'plain' | 'sheet' }) {
  return (
    <ul className={classNames('ticks', look === 'sheet' && 'rollout')}>
      {items.map(({ key, state, text }) => (
        <li key={key} data-no={state === 'yes' ? undefined : ''}>
          <Icon name={ICON[state]} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
