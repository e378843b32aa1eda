import type { ReactNode } from 'react';

/** Rank of a heading; the page decides it, the look stays the component's. */
export type HeadingLevel = 1 | 2 | 3 | 4;

/** A heading whose rank fits the place where the component stands. */
export function Heading(props: { level: HeadingLevel; className?: string; id?: string; children: ReactNode }) {
  const { level, ...rest } = props;
  const Tag = `h${level}` as const;
  return <Tag {...rest} />;
}
