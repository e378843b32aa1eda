import type { ReactNode } from 'react';

/** Law, methods, long lists: what some people need. Never the main thing. Native `<details>`, works without script. */
export function Fold({
  summary,
  state = 'closed',
  children,
}: {
  summary: ReactNode;
  state?: 'open' | 'closed';
  children: ReactNode;
}) {
  return (
    <details className="fold" open={state === 'open'}>
      <summary>{summary}</summary>
      {typeof children === 'string' ? <p>{children}</p> : <div>{children}</div>}
    </details>
  );
}
