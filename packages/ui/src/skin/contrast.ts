import { parseHex } from './oklch.ts';

const decode = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

function luminance(hex: string): number {
  const rgb = parseHex(hex);
  if (!rgb) throw new RangeError(`Not a colour: ${hex}`);
  const [r, g, b] = [decode(rgb[0]), decode(rgb[1]), decode(rgb[2])];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Contrast of two colours by WCAG 2 (relative luminance), from 1 to 21; the order does not matter.
 * @throws RangeError when a colour is not `#rrggbb`
 */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
