const DAY = 86_400_000;
const TAX_EPOCH = Date.UTC(1899, 11, 31);
const TAX_WEIGHTS = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
const UNZR_WEIGHTS = [7, 3, 1];

const weighted = (digits: string, weights: readonly number[]) =>
  [...digits].reduce((sum, digit, index) => sum + Number(digit) * (weights[index % weights.length] ?? 0), 0);

/**
 * The taxpayer's number (РНОКПП, ten digits): days since 31.12.1899, a serial number, a check digit.
 *
 * @param birthDate `YYYY-MM-DD`
 * @param serial 0–9999; its last digit is odd for men and even for women
 */
export function taxNumber(birthDate: string, serial: number): string {
  const days = Math.round((Date.parse(`${birthDate}T00:00:00Z`) - TAX_EPOCH) / DAY);
  const body = String(days).padStart(5, '0') + String(serial).padStart(4, '0');
  return body + taxCheckDigit(body);
}

/** Whether the ten digits carry the right check digit. */
export function isTaxNumber(value: string): boolean {
  return /^\d{10}$/.test(value) && taxCheckDigit(value.slice(0, 9)) === value.slice(9);
}

function taxCheckDigit(body: string): string {
  const remainder = ((weighted(body, TAX_WEIGHTS) % 11) + 11) % 11;
  return String(remainder % 10);
}

/**
 * The record number in the demographic register (УНЗР): `YYYYMMDD-NNNNC`, where C is the ICAO 7-3-1 check digit.
 *
 * @param birthDate `YYYY-MM-DD`
 * @param serial 0–9999
 */
export function unzrNumber(birthDate: string, serial: number): string {
  const day = birthDate.replaceAll('-', '');
  const number = String(serial).padStart(4, '0');
  return `${day}-${number}${weighted(day + number, UNZR_WEIGHTS) % 10}`;
}
