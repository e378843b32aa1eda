import { type IconName, iconShape } from '../../icons/icon-shapes.ts';

/**
 * An icon of the platform's set. Always hidden from readers: a word or an accessible name stands beside it.
 * Paths are inline, not in a sprite: compressed they cost a few bytes each and need no second request.
 */
export function Icon({ name, size = 'md' }: { name: IconName; size?: 'md' | 'lg' }) {
  const { stroke, filled } = iconShape(name);
  return (
    <svg
      className={size === 'lg' ? 'icon icon-lg' : 'icon'}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
    >
      <path d={stroke} />
      {filled ? <path d={filled} fill="currentColor" /> : null}
    </svg>
  );
}
