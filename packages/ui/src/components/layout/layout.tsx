import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';

/** The page's `<main>`; `bands` is for pages whose sections span the whole width. */
export function PageMain({ kind = 'page', children }: { kind?: 'page' | 'bands'; children: ReactNode }) {
  return <main id="main">{kind === 'bands' ? children : <div className="wrap page">{children}</div>}</main>;
}

/** A section of a page made of bands. `labelledBy` is the id of its heading. */
export function Band(props: { labelledBy: string; look?: 'plain' | 'linen'; children: ReactNode }) {
  const { labelledBy, look = 'plain', children } = props;
  if (look === 'plain') {
    return (
      <section className="wrap band" aria-labelledby={labelledBy}>
        {children}
      </section>
    );
  }
  return (
    <section className="band band-linen" aria-labelledby={labelledBy}>
      <div className="wrap">{children}</div>
    </section>
  );
}

/** Two columns on a wide screen: text and aside (`end`), text and tools (`wide`), filters or steps and text (`start`). */
export function Split({ side = 'end', children }: { side?: 'end' | 'wide' | 'start'; children: ReactNode }) {
  return <div className={classNames('split', side !== 'end' && `split-${side}`)}>{children}</div>;
}

/** Equal columns that become one on a phone. */
export function Columns({ count, children }: { count: 2 | 3 | 4; children: ReactNode }) {
  return <div className={`cols-${count}`}>{children}</div>;
}

interface ActSplitProps {
  /** State, title, author. */
  readonly head: ReactNode;
  /** The one act; under the title on a phone, at the side and sticky on a wide screen. */
  readonly act: ReactNode;
  /** What else stands at the side: sharing, rules. Under the text on a phone. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** A page about one thing with one act, which is rendered once and placed by the grid. */
export function ActSplit({ head, act, more, children }: ActSplitProps) {
  return (
    <div className="act-split">
      <div className="act-head flow">{head}</div>
      <div className="act-side">
        <div className="act-place">{act}</div>
        {more ? <div className="act-more flow">{more}</div> : null}
      </div>
      <div className="act-body">{children}</div>
    </div>
  );
}
