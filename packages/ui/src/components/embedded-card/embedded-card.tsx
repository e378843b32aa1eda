import type { ReactNode } from 'react';

interface EmbeddedCardProps {
  /** Whose matter it is: the frame around the card belongs to somebody else. */
  readonly publisher: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A small page that stands in a frame on another site: it fills the frame, however narrow. */
export function EmbeddedCard({ publisher, title, children }: EmbeddedCardProps) {
  return (
    <main className="embedded" id="main">
      <div className="flow-sm">
        <p className="muted sm">{publisher}</p>
        <h1 className="h-sm">{title}</h1>
        {children}
      </div>
    </main>
  );
}
