import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Icon } from '../icon/icon.tsx';

/** How close the end is. */
export type Urgency = 'calm' | 'soon' | 'overdue';
const TONE: Record<Urgency, 'warn' | 'bad' | undefined> = { calm: undefined, soon: 'warn', overdue: 'bad' };

/** Until when, and how much is left: «до 12 грудня, лишилося 23 дні». */
export function DeadlineLine({ due, left, icon = 'clock' }: { due: ReactNode; left?: ReactNode; icon?: IconName }) {
  return (
    <p className="icon-line">
      <Icon name={icon} />
      <span>
        {due}
        {left ? (
          <>
            <br />
            <span className="muted sm">{left}</span>
          </>
        ) : null}
      </span>
    </p>
  );
}

/** Time left in a table of the desk; overdue is red and says so. */
export function TimeLeft({ urgency = 'calm', children }: { urgency?: Urgency; children: ReactNode }) {
  return (
    <span className="left-time" data-tone={TONE[urgency]}>
      <Icon name={urgency === 'overdue' ? 'warn' : 'clock'} />
      {children}
    </span>
  );
}

/** One line of the arithmetic: what was counted and to which date it leads. */
export interface DeadlineStep {
  readonly key: string;
  readonly what: ReactNode;
  readonly when: ReactNode;
}

/** How a date was counted, step by step; the last line is the date itself. A deadline without its sum is a defect. */
export function DeadlineSum({ steps }: { steps: readonly DeadlineStep[] }) {
  return (
    <ol className="sum">
      {steps.map(({ key, what, when }) => (
        <li key={key}>
          <span>{what}</span>
          <span className="num">{when}</span>
        </li>
      ))}
    </ol>
  );
}
