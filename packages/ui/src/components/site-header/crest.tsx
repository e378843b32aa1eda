/** A hromada's coat of arms: a picture with its text alternative, or a plain shield where none was given. */
export function Crest({ src, label }: { src?: string; label: string }) {
  if (src) return <img className="crest" src={src} alt={label} width="48" height="56" />;
  return (
    <svg className="crest" viewBox="0 0 48 56" width="48" height="56" aria-hidden="true">
      <path d="M3 3h42v27c0 12-9 19-21 23C12 49 3 42 3 30z" fill="#fff" stroke="#000" strokeWidth="2.5" />
      <path d="M4.3 28h39.4v2c0 11-8 17.6-19.700 21.6C12.3 47.6 4.3 41 4.3 30z" fill="#c5d9e9" />
      <path d="M24 15.5 34.5 28 24 40.5 13.5 28z" fill="#fff" stroke="#000" strokeWidth="2.5" strokeLinejoin="round" />
      <path d="M24 23.5l3.800 4.5-3.800 4.5-3.800-4.5z" fill="#000" />
    </svg>
  );
}
