import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';

interface EmptyStateProps {
  readonly icon: IconName;
  /** What is missing. */
  readonly title: ReactNode;
  readonly headingLevel?: HeadingLevel;
  /** What will be here or why it is not. */
  readonly children?: ReactNode;
  /** One act, two at most. */
  readonly acts?: ReactNode;
}

/** A list with nothing in it says what is missing, what will be here, and offers one act. */
export function EmptyState({ icon, title, headingLevel = 2, children, acts }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} size="lg" />
      <Heading level={headingLevel}>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {acts ? <p className="row">{acts}</p> : null}
    </div>
  );
}
