import type { ReactNode } from 'react';
import { Meter } from '../progress/progress.tsx';

/** A share with its word and its number in words. */
export interface ShareBar {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Length of the bar, from 0 to 1. */
  readonly share: number;
}

/** Shares one under another; the numbers are text, the bars repeat them. */
export function HBars({ bars }: { bars: readonly ShareBar[] }) {
  return (
    <ul className="hbars">
      {bars.map(({ key, label, value, share }) => (
        <li key={key}>
          <p className="cap">
            <span>{label}</span>
            <b>{value}</b>
          </p>
          <Meter share={share} size="sm" />
        </li>
      ))}
    </ul>
  );
}
