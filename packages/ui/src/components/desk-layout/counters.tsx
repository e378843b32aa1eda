import type { ReactNode } from 'react';

/** A number of cases; a link to them. */
export interface Counter {
  readonly key: string;
  readonly href: string;
  readonly value: ReactNode;
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: 'bad' | 'warn';
}

/** What is overdue, due today, due soon: the first thing an officer sees in the morning. */
export function Counters({ counters }: { counters: readonly Counter[] }) {
  return (
    <ul className="counters">
      {counters.map(({ key, href, value, label, note, tone }) => (
        <li key={key}>
          <a className="counter" data-tone={tone} href={href}>
            <b>{value}</b>
            <span>{label}</span>
            {note ? <small>{note}</small> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
