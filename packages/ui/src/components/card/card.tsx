import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';

interface CardProps {
  readonly title?: ReactNode;
  readonly headingLevel?: HeadingLevel;
  readonly look?: 'plain' | 'linen' | 'accent';
  readonly printing?: 'with-page' | 'screen-only';
  readonly children: ReactNode;
}

/** A sheet beside the text or one of a row of equals. */
export function Card({ title, headingLevel = 3, look = 'plain', printing = 'with-page', children }: CardProps) {
  return (
    <div className={classNames('card', look !== 'plain' && `card-${look}`, printing === 'screen-only' && 'no-print')}>
      {title ? (
        <Heading level={headingLevel} className="h-sm">
          {title}
        </Heading>
      ) : null}
      <div className="flow-sm">{children}</div>
    </div>
  );
}
