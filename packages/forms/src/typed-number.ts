const SPACES_AND_APOSTROPHES = /(?<=\d)[\s\u00A0\u2007\u2009\u202F'’ʼ`´](?=\d{3}(?!\d))/gu;
const CURRENCY = /\s*(?:₴|грн\.?|гривень|гривні|гривня|UAH)$/iu;
const PLAIN = /^[+-]?\d{1,15}(?:[.,]\d{1,6})?$/;

/** A number typed by a person, with the digits after its comma as they were typed. */
interface TypedNumber {
  readonly whole: string;
  readonly fraction: string;
  readonly negative: boolean;
}

function readTyped(text: string): TypedNumber | null {
  const bare = text.trim().replace(/[−–]/u, '-').replace(SPACES_AND_APOSTROPHES, '');
  if (!PLAIN.test(bare)) return null;
  const [whole = '', fraction = ''] = bare.replace(/^[+-]/, '').split(/[.,]/);
  return { whole, fraction, negative: bare.startsWith('-') };
}

/**
 * Whole number as people type it: `1 250`, `1'250`, `250,00`, `−5`. Null when it is none. `1,250` is refused: a
 * Ukrainian means one and a quarter, a spreadsheet means a thousand, and nobody should have to find out later.
 */
export function parseTypedWhole(text: string): number | null {
  const typed = readTyped(text);
  if (!typed || !/^0{0,2}$/.test(typed.fraction)) return null;
  const value = Number(typed.whole) * (typed.negative ? -1 : 1);
  return Number.isSafeInteger(value) ? value + 0 : null;
}

/** Decimal number with a comma or a dot: `1 250,5`. Null when it is none. */
export function parseTypedDecimal(text: string): number | null {
  const typed = readTyped(text);
  if (!typed) return null;
  const value = Number(`${typed.negative ? '-' : ''}${typed.whole}.${typed.fraction || '0'}`);
  return value + 0;
}

/** Sum in hryvnias as typed (`12 500,50 грн`) to kopiykas. Null when it is none or has parts of a kopiyka. */
export function parseTypedMoney(text: string): number | null {
  const typed = readTyped(text.trim().replace(CURRENCY, ''));
  if (!typed || typed.fraction.length > 2) return null;
  const value = Number(typed.whole) * 100 + Number(typed.fraction.padEnd(2, '0'));
  if (!Number.isSafeInteger(value)) return null;
  return (typed.negative ? -value : value) + 0;
}

/** Kopiykas as a person would type them into a field: `12500,50`, `12500`. */
export function moneyForField(kopiykas: number): string {
  const sum = Math.abs(kopiykas);
  const [whole, rest] = [Math.trunc(sum / 100), sum % 100];
  const sign = kopiykas < 0 ? '-' : '';
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole},${String(rest).padStart(2, '0')}`;
}
