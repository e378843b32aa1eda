import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';

/** One step of a path: done, happening now, or promised. */
export interface TimelineStep {
  readonly key: string;
  readonly state: 'done' | 'now' | 'next';
  /** A tick for what is done, unless the step has its own. */
  readonly icon?: IconName;
  readonly title: ReactNode;
  readonly when?: ReactNode;
  /** What follows from it, with its arithmetic. */
  readonly note?: ReactNode;
}

const ICON: Record<TimelineStep['state'], IconName> = { done: 'check', now: 'pen', next: 'clock' };

/** What happened, what is now, what is next and who owes it. */
export function Timeline({ steps, headingLevel = 3 }: { steps: readonly TimelineStep[]; headingLevel?: HeadingLevel }) {
  const { t } = useTranslation('ui');
  return (
    <ol className="timeline">
      {steps.map(({ key, state, icon, title, when, note }) => (
        <li key={key} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="dot">
            <Icon name={icon ?? ICON[state]} />
          </span>
          <div>
            <Heading level={headingLevel}>
              {state === 'done' ? null : <span className="sr">{t(`timeline.${state}`)} </span>}
              {title}
            </Heading>
            {when ? <p className="when">{when}</p> : null}
            {note ? <p className="sm">{note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
