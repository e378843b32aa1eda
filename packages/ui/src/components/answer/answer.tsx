import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Kicker } from '../list/meta-item.tsx';

interface AnswerProps {
  readonly id: string;
  /** The verdict as the chip of the petition says it. */
  readonly verdict: string;
  readonly icon: IconName;
  /** The verdict in one sentence. */
  readonly title: ReactNode;
  readonly headingLevel?: HeadingLevel;
  /** Why, then a table of steps, then Official, then files. */
  readonly children: ReactNode;
}

/** The council's answer: verdict first, then why, then what will be done, then who signed it. */
export function Answer({ id, verdict, icon, title, headingLevel = 2, children }: AnswerProps) {
  return (
    <section className="answer mt-6" aria-labelledby={id}>
      <header>
        <Kicker icon={icon}>{verdict}</Kicker>
        <Heading level={headingLevel} id={id}>
          {title}
        </Heading>
      </header>
      <div className="flow">{children}</div>
    </section>
  );
}

/** The official who signed, with initials in place of a portrait. */
export function Official({ initials, name, post }: { initials: string; name: string; post: ReactNode }) {
  return (
    <div className="person">
      <span className="mono" aria-hidden="true">
        {initials}
      </span>
      <p>
        <b>{name}</b>
        <br />
        <span className="muted sm">{post}</span>
      </p>
    </div>
  );
}
