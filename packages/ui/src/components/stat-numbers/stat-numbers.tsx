import type { ReactNode } from 'react';

/** A number, formatted, and what it counts. */
export interface StatNumber {
  readonly key: string;
  readonly value: ReactNode;
  readonly label: ReactNode;
}

/** Up to four numbers that sum up a year or a result. */
export function StatNumbers({ stats }: { stats: readonly StatNumber[] }) {
  return (
    <div className="cols-4 mt-5">
      {stats.map(({ key, value, label }) => (
        <p className="stat" key={key}>
          <b>{value}</b>
          <span>{label}</span>
        </p>
      ))}
    </div>
  );
}
