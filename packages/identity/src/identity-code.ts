import { IdentityCodeInvalid } from './errors.ts';

export const IDENTITY_CODE_KINDS = ['tax-number', 'demographic-record', 'id-card', 'passport'] as const;
export type IdentityCodeKind = (typeof IDENTITY_CODE_KINDS)[number];

export interface IdentityCode {
  readonly kind: IdentityCodeKind;
  readonly code: string;
}

/** Latin capitals that look like Ukrainian ones: registers and keyboards mix them in a passport's series. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  Ï: 'Ї',
};

const SHAPES: Readonly<Record<IdentityCodeKind, RegExp>> = {
  'tax-number': /^\d{10}$/,
  'demographic-record': /^\d{13}$/,
  'id-card': /^\d{9}$/,
  passport: /^[А-ЯҐЄІЇ]{2}\d{6}$/,
};

const DAY = 86_400_000;
/** Day 0 of the tax number's calendar. */
const TAX_NUMBER_EPOCH = Date.UTC(1899, 11, 31);
const TAX_NUMBER_WEIGHTS = [-1, 5, 7, 9, 4, 6, 10, 5, 7];

/** One spelling of a code: NFKC, capitals, Cyrillic letters, no spaces, signs or invisible characters. */
function canonicalSpelling(raw: string): string {
  const bare = raw
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return bare.replace(/[A-ZÏ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/**
 * The canonical code, so that one document gives one person key (threats G06). The shape decides the kind: people
 * who declined a tax number carry their passport's number in the tax field of an e-ID.
 *
 * @throws {IdentityCodeInvalid} for a code that fits no document; the error never repeats it
 */
export function normaliseIdentityCode(kind: IdentityCodeKind, raw: string): IdentityCode {
  const code = canonicalSpelling(raw);
  const shape = SHAPES[kind].test(code) ? kind : kind === 'tax-number' ? documentOfShape(code) : undefined;
  if (!shape || /^0+$/.test(code) || (shape === 'tax-number' && !isTaxNumber(code))) {
    throw new IdentityCodeInvalid({ kind });
  }
  return { kind: shape, code };
}

/** Shapes by which a code that a person copies from a document is told; no two of them fit one code. */
const TOLD_BY_SHAPE = ['tax-number', 'demographic-record', 'id-card', 'passport'] as const;

/** A code as it is copied from a document, its kind told by its shape; null when no register could have given it. */
export function identityCodeOf(raw: string): IdentityCode | null {
  const code = canonicalSpelling(raw);
  const kind = TOLD_BY_SHAPE.find((known) => SHAPES[known].test(code));
  if (!kind || /^0+$/.test(code) || (kind === 'tax-number' && !isTaxNumber(code))) return null;
  return { kind, code };
}

function documentOfShape(code: string): IdentityCodeKind | undefined {
  return (['passport', 'id-card'] as const).find((kind) => SHAPES[kind].test(code));
}

/** Ten digits with a right check digit (РНОКПП). */
export function isTaxNumber(code: string): boolean {
  if (!SHAPES['tax-number'].test(code)) return false;
  const sum = TAX_NUMBER_WEIGHTS.reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return (((sum % 11) + 11) % 11) % 10 === Number(code[9]);
}

/** Birth date written in a tax number, `YYYY-MM-DD`: its first five digits count days from 31 December 1899. */
export function birthDateOfTaxNumber(code: string): string | undefined {
  if (!isTaxNumber(code)) return undefined;
  return new Date(TAX_NUMBER_EPOCH + Number(code.slice(0, 5)) * DAY).toISOString().slice(0, 10);
}
