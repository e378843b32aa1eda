import { createHash, randomInt } from 'node:crypto';

/** Crockford's letters: none can be taken for another one when the code is read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP = 4;
const LOOKALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** A one-time code of 80 bits (threats O18): `7K2M-…`, four groups of four. */
export function newOperatorCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Mark under which a code stands in the table: however it was typed, and never the code itself. */
export function operatorCodeHash(typed: string): Buffer {
  const plain = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (letter) => LOOKALIKE[letter]!);
  return createHash('sha256').update(`operator-code\0${plain}`).digest();
}
