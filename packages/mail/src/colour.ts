const INK = '#12212e';

/** The colour when white text on it reaches 4.5:1 (WCAG 2.2, 1.4.3), else ink; anything but `#rrggbb` is ink too. */
export function readableUnderWhite(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return INK;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    linear(Number.parseInt(colour.slice(start, start + 2), 16)),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? colour.toLowerCase() : INK;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
