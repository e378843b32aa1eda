/** The name of the platform in one stroke width; the raised dot of «і» is a voice and takes the accent. */
export function Wordmark({ size = 'md' }: { size?: 'md' | 'big' }) {
  return (
    <svg
      className={size === 'big' ? 'wordmark wm-big' : 'wordmark'}
      viewBox="0 0 184 88"
      height="88"
      role="img"
      aria-label="Віче"
    >
      <g fill="none" stroke="currentColor" strokeWidth="12" strokeLinecap="round" strokeLinejoin="round">
        <path d="M10 14h19a14.5 14.5 0 0 1 0 29H10m19 0h3a15.5 15.5 0 0 1 0 31H10V14" />
        <path d="M72 40v34" />
        <path d="M95 34v10a13 13 0 0 0 13 13h13m0-23v40" />
        <path d="M137 55h38a20 20 0 1 0-6.5 13" />
      </g>
      <circle className="voice" cx="72" cy="16" r="9.5" fill="currentColor" />
    </svg>
  );
}

/** The application icon: three «і» of different height, a gathering. */
export function AppMark({ label }: { label: string }) {
  return (
    <svg width="72" height="72" viewBox="0 0 72 72" role="img" aria-label={label}>
      <rect width="72" height="72" rx="16" fill="#13336e" />
      <g stroke="#fff" strokeWidth="8" strokeLinecap="round">
        <path d="M18 42v14" />
        <path d="M36 36v20" />
        <path d="M54 42v14" />
      </g>
      <circle cx="18" cy="27" r="5.5" fill="#fff" />
      <circle cx="36" cy="20" r="6.5" fill="#ffc933" />
      <circle cx="54" cy="27" r="5.5" fill="#fff" />
    </svg>
  );
}
