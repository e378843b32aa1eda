import type { ReactNode } from 'react';

/** One matter of a desk page, under its heading. */
export function DeskSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="mt-7" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-4">
        {title}
      </h2>
      {children}
    </section>
  );
}
