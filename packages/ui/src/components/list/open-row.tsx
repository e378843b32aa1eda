import { Written } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { LinkButton } from '../button/button.tsx';
import { DeadlineLine } from '../deadline-line/deadline-line.tsx';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Kicker } from './meta-item.tsx';

interface OpenRowProps {
  readonly icon: IconName;
  readonly kind: string;
  readonly title: string;
  readonly href: string;
  readonly headingLevel?: HeadingLevel;
  readonly note?: ReactNode;
  readonly due: ReactNode;
  readonly left?: ReactNode;
  /** Verb of the act; the title is added for readers, since ten rows would have one name. */
  readonly act: string;
  readonly actHref?: string;
  /** The most urgent row has the filled button. */
  readonly weight?: 'primary' | 'second';
}

/** Something open now that a resident can act on: what, until when, one button. Inside ItemList. */
export function OpenRow(props: OpenRowProps) {
  const { icon, kind, title, href, headingLevel = 3, note, due, left, act, actHref = href, weight = 'second' } = props;
  return (
    <li className="open-row">
      <div className="what">
        <Kicker icon={icon}>{kind}</Kicker>
        <Heading level={headingLevel}>
          <a href={href}>
            <Written>{title}</Written>
          </a>
        </Heading>
        {note ? <p className="muted sm">{note}</p> : null}
      </div>
      <DeadlineLine due={due} left={left} />
      <LinkButton variant={weight} href={actHref} aria-label={`${act}: ${title}`}>
        {act}
      </LinkButton>
    </li>
  );
}
