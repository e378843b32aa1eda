const DECORATION = /[\s\u00A0().\-‐‑–—]/gu;
const NATIONAL = /^[3-9]\d{8}$/;

/**
 * Phone number as people write it (`067 123-45-67`, `+38 (067) 123 45 67`, `8 067…`, `0038067…`) to `+380671234567`.
 * Null when it is no Ukrainian number.
 */
export function parseTypedPhone(text: string): string | null {
  const digits = text.trim().replace(DECORATION, '');
  const national = /^(?:\+?380|00380|80|0)(\d{9})$/.exec(digits)?.[1];
  return national !== undefined && NATIONAL.test(national) ? `+380${national}` : null;
}
