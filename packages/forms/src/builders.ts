import { cleanText } from '@viche/i18n';
import { z } from 'zod';
import { pastedText } from './pasted-text.ts';
import type { ProblemCode } from './problems.ts';
import { moneyForField } from './typed-number.ts';
import { parseTypedPhone } from './typed-phone.ts';

const WORD = /[\p{L}\p{N}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** Limits of a cleaned text in code points: a letter is one, a line end is one, a simple emoji is one. */
export interface TextLimits {
  /** 0 lets the field stay empty. Default 1. */
  readonly min?: number;
  readonly max?: number;
}

export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
}

type Params = Readonly<Record<string, string | number>>;

function refuse(ctx: z.core.$RefinementCtx, problem: ProblemCode, params: Params = {}): void {
  ctx.addIssue({ code: 'custom', params: { problem, ...params } });
}

function mustHaveWords(text: string, ctx: z.core.$RefinementCtx): void {
  if (text === '' || WORD.test(text)) return;
  refuse(ctx, PICTURE.test(text) ? 'only-emoji' : 'no-words');
}

/** One line as it is kept: cleaned, spaces single, no spaces around. */
export function oneLine(text: string): string {
  return cleanText(pastedText(text)).replace(/\s+/gu, ' ').trim();
}

/**
 * Text of several lines as it is kept: cleaned, paragraphs parted by one empty line. Trailing spaces and towers of empty lines
 * come with text pasted from a word processor; nobody means them.
 */
export function wholeText(text: string): string {
  return cleanText(pastedText(text))
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** One line of text: cleaned, spaces single, with at least one letter or digit. Default 1 to 200 characters. */
export function line({ min = 1, max = 200 }: TextLimits = {}) {
  return z
    .string()
    .overwrite(oneLine)
    .superRefine(mustHaveWords)
    .check(z.minLength(min), z.maxLength(max))
    .meta({ input: 'line' });
}

/** Text of several lines: cleaned, at most one empty line in a row. Default 1 to 10,000 characters. */
export function paragraphs({ min = 1, max = 10_000 }: TextLimits = {}) {
  return z
    .string()
    .overwrite(wholeText)
    .superRefine(mustHaveWords)
    .check(z.minLength(min), z.maxLength(max))
    .meta({ input: 'paragraphs' });
}

// The part before @ keeps its case: some servers still tell Olena from olena, and mail must arrive.
function tidyAddress(text: string): string {
  const address = cleanText(text).trim();
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

/** E-mail address without outer spaces, its domain in lower case; at most 254 characters (RFC 5321). */
export function email() {
  return z.string().overwrite(tidyAddress).check(z.email(), z.maxLength(254)).meta({ input: 'email' });
}

/** Ukrainian phone number in any spelling; the value is `+380` and nine digits. */
export function phone() {
  return z
    .string()
    .overwrite((text) => parseTypedPhone(text) ?? text.trim())
    .superRefine((text, ctx) => {
      if (text === '') refuse(ctx, 'required');
      else if (parseTypedPhone(text) !== text) refuse(ctx, 'not-a-phone');
    })
    .meta({ input: 'phone' });
}

/** Day in the tenant's time zone, `YYYY-MM-DD`, between `from` and `to` where they are given. */
export function localDay({ from, to }: { readonly from?: string; readonly to?: string } = {}) {
  return z.iso
    .date()
    .superRefine((day, ctx) => {
      if (from !== undefined && day < from) refuse(ctx, 'too-early', { min: from });
      if (to !== undefined && day > to) refuse(ctx, 'too-late', { max: to });
    })
    .meta({ input: 'day', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
}

/** Sum in kopiykas, limits too; typed in hryvnias. Default: from 0 to a trillion hryvnias. */
export function kopiykas({ min = 0, max = 10 ** 14 }: NumberLimits = {}) {
  return z
    .int()
    .superRefine((sum, ctx) => {
      if (sum < min) refuse(ctx, 'too-little-money', { min: moneyForField(min) });
      if (sum > max) refuse(ctx, 'too-much-money', { max: moneyForField(max) });
    })
    .meta({ input: 'money', minimum: min, maximum: max });
}
