/** End of an axis that begins at zero, and the step of its lines: 1, 2 or 5 times a power of ten, four lines at most. */
export function axisTop(largest: number): { top: number; step: number } {
  const rough = Math.max(1, largest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power);
  return { top: Math.ceil(largest / step) * step, step };
}
