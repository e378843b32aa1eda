import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';

export type NoticeTone = 'ok' | 'info' | 'warn' | 'bad';
const ICON: Record<NoticeTone, IconName> = { ok: 'ok', info: 'info', warn: 'clock', bad: 'warn' };

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly icon?: IconName;
  /** One sentence; without it the notice is a remark beside something. */
  readonly title?: ReactNode;
  readonly headingLevel?: HeadingLevel;
  /** `after-act` when the notice answers what the person just did: then it is also spoken. */
  readonly appears?: 'with-page' | 'after-act';
  readonly children?: ReactNode;
}

/** What a person should know here: tone, icon, one sentence, what it means. */
export function Notice({ tone, icon, title, headingLevel = 3, appears = 'with-page', children }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={appears === 'after-act' ? 'status' : undefined}>
      <Icon name={icon ?? ICON[tone]} />
      <div>
        {title ? <Heading level={headingLevel}>{title}</Heading> : null}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
