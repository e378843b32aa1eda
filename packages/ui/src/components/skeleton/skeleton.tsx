const WIDTHS = ['w40', 'w80', 'w60'] as const;

/** Place of something that script loads later than 400 ms. The server's own pages never need it. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div className="card flow" aria-busy="true">
      <span className="sr" role="status">
        {label}
      </span>
      {WIDTHS.map((width) => (
        <div key={width} className={`skeleton ${width}`} />
      ))}
    </div>
  );
}
