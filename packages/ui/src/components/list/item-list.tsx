import type { ReactNode } from 'react';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';

interface ListRowProps {
  readonly href: string;
  readonly title: ReactNode;
  readonly headingLevel?: HeadingLevel;
  /** Chip of the state and tags of the topic. */
  readonly chips?: ReactNode;
  /** Beside the row on a wide screen: progress, price. */
  readonly side?: ReactNode;
  /** Small facts with icons; each a `<MetaItem>`. */
  readonly meta?: ReactNode;
  readonly children?: ReactNode;
}

/** One thing of a list: its state, its name that is the link, its numbers. For petitions, projects, requests. */
export function ListRow({ href, title, headingLevel = 3, chips, side, meta, children }: ListRowProps) {
  return (
    <li className={side ? 'item item-2' : 'item'}>
      {chips ? <div className="row">{chips}</div> : null}
      <Heading level={headingLevel}>
        <a href={href}>{title}</a>
      </Heading>
      {side ? <div className="item-side">{side}</div> : null}
      {children ? <p>{children}</p> : null}
      {meta ? <p className="meta">{meta}</p> : null}
    </li>
  );
}

/** The list itself; `order` is `ranked` when the place in it means something. */
export function ItemList({ order = 'ranked', children }: { order?: 'ranked' | 'loose'; children: ReactNode }) {
  return order === 'ranked' ? <ol className="items">{children}</ol> : <ul className="items">{children}</ul>;
}
