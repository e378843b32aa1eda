import type { IconName } from '../../icons/icon-shapes.ts';
import { Card } from '../card/card.tsx';
import type { HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';

/** A way to help: follow, send, print, embed. */
export interface ShareLink {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

/** Ways to help a petition. Plain links, no scripts of social networks. */
export function ShareList(props: { title: string; links: readonly ShareLink[]; headingLevel?: HeadingLevel }) {
  const { title, links, headingLevel = 2 } = props;
  return (
    <Card title={title} headingLevel={headingLevel} look="linen" printing="screen-only">
      <ul className="flow-sm links">
        {links.map(({ href, icon, label }) => (
          <li key={href}>
            <a className="icon-line" href={href}>
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
