const WEIGHTS = [1, 2, 3, 4, 5, 6, 7];
const MIDDLE_WEIGHTS = [7, 1, 2, 3, 4, 5, 6];

/**
 * Whether the check digit of an organisation's code (ЄДРПОУ) is right. Codes from 30,000,000 to 60,000,000 are weighed in
 * another order; a remainder of ten is weighed again with each weight two greater. Some codes in the register break the rule,
 * so a wrong digit is a reason to warn, never to refuse.
 */
export function isEdrpou(code: string): boolean {
  if (!/^\d{8}$/.test(code) || /^0+$/.test(code)) return false;
  const digits = [...code].map(Number);
  const value = Number(code);
  const weights = value < 30_000_000 || value > 60_000_000 ? WEIGHTS : MIDDLE_WEIGHTS;
  const sum = (more: number) => weights.reduce((total, weight, at) => total + (weight + more) * digits[at]!, 0) % 11;
  const first = sum(0);
  const check = first < 10 ? first : sum(2) % 10;
  return check === digits[7];
}
