import type { ReactNode } from 'react';

/** Running text in a readable column. Text that people wrote must be cleaned before it comes here. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose measure">{children}</div>;
}

/** What appears on paper only: the address of the page and the day of printing. */
export function PrintOnly({ children }: { children: ReactNode }) {
  return <p className="only-print">{children}</p>;
}
