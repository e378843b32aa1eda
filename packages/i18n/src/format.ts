import type { Locale } from './locale.ts';
import { typeset } from './typography.ts';

/** `long` 21 листопада 2026 р. · `day` 21 листопада · `month` листопад 2026 р. · `weekday` субота, 21 листопада 2026 р. · `numeric` 21.11.2026 */
export type DateStyle = 'long' | 'day' | 'month' | 'weekday' | 'numeric';
/** An instant (Date or ISO string with a time) or a day of the calendar (`YYYY-MM-DD`), which belongs to no zone. */
export type DateInput = Date | string;

const INTL_TAG: Record<Locale, string> = { uk: 'uk-UA', en: 'en-GB' };
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Name of the Kyiv zone that this machine knows: older ICU data has only the former spelling. */
export const KYIV_ZONE = zoneKnown('Europe/Kyiv') ? 'Europe/Kyiv' : 'Europe/Kiev';

function zoneKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('uk', { timeZone });
    return true;
  } catch {
    return false;
  }
}

const DATE_OPTIONS: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

// Making an Intl formatter costs more than a hundred uses of it, and a list page needs dozens.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(locale: Locale, timeZone: string, key: string, options: Intl.DateTimeFormatOptions) {
  const id = `${locale} ${timeZone} ${key}`;
  const known = dateFormats.get(id) ?? new Intl.DateTimeFormat(INTL_TAG[locale], { ...options, timeZone });
  dateFormats.set(id, known);
  return known;
}

function instantOf(value: DateInput): { date: Date; timeZone: string } {
  const plainDay = typeof value === 'string' && PLAIN_DAY.test(value);
  const date = plainDay ? new Date(`${value}T12:00:00Z`) : new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date: ${String(value)}`);
  return { date, timeZone: plainDay ? 'UTC' : KYIV_ZONE };
}

/**
 * A date in words, in Kyiv time.
 * @throws RangeError when the value is no date
 */
export function formatDate(locale: Locale, value: DateInput, style: DateStyle = 'long'): string {
  const { date, timeZone } = instantOf(value);
  return typeset(dateFormat(locale, timeZone, style, DATE_OPTIONS[style]).format(date), locale);
}

/**
 * A date and the 24-hour clock, in Kyiv time: «18 листопада 2026 р., 21:10».
 * @throws RangeError when the value is no instant (a bare day has no time)
 */
export function formatDateTime(locale: Locale, value: DateInput, style: DateStyle = 'long'): string {
  if (typeof value === 'string' && PLAIN_DAY.test(value)) throw new RangeError(`A day has no time: ${value}`);
  return `${formatDate(locale, value, style)}, ${formatTime(locale, value)}`;
}

/** The clock alone, in Kyiv time: «21:10». */
export function formatTime(locale: Locale, value: DateInput): string {
  const { date, timeZone } = instantOf(value);
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return dateFormat(locale, timeZone, 'time', options).format(date);
}

/** The ISO form for the `datetime` attribute of `<time>`. */
export function machineDate(value: DateInput): string {
  return typeof value === 'string' && PLAIN_DAY.test(value) ? value : instantOf(value).date.toISOString();
}

const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(locale: Locale, decimals: number): Intl.NumberFormat {
  const id = `${locale} ${decimals}`;
  const known = numberFormats.get(id) ?? new Intl.NumberFormat(INTL_TAG[locale], { maximumFractionDigits: decimals });
  numberFormats.set(id, known);
  return known;
}

/** A number with digit groups: `3 480` in Ukrainian, `3,480` in English; at most `decimals` digits after the point. */
export function formatNumber(locale: Locale, value: number | bigint, decimals = 2): string {
  return numberFormat(locale, decimals).format(value);
}

/** A share from 0 to 1 as a percentage: `97 %`. */
export function formatPercent(locale: Locale, share: number, decimals = 0): string {
  const number = formatNumber(locale, share * 100, decimals);
  return locale === 'uk' ? `${number}\u00A0%` : `${number}%`;
}

/**
 * Money in hryvnias from a whole number of kopiykas: `480 000 ₴`, and `480 000,50 ₴` when there are kopiykas or
 * `exact` asks for them (estimates).
 * @throws RangeError when the amount is not a whole number of kopiykas
 */
export function formatMoney(locale: Locale, kopiykas: number | bigint, style: 'short' | 'exact' = 'short'): string {
  if (typeof kopiykas === 'number' && !Number.isSafeInteger(kopiykas)) {
    throw new RangeError(`Money is a whole number of kopiykas, got ${kopiykas}`);
  }
  const total = BigInt(kopiykas);
  const sign = total < 0n ? '\u2212' : '';
  const absolute = total < 0n ? -total : total;
  const hryvnias = formatNumber(locale, absolute / 100n);
  const rest = String(absolute % 100n).padStart(2, '0');
  const fraction = style === 'exact' || rest !== '00' ? `${locale === 'uk' ? ',' : '.'}${rest}` : '';
  return `${sign}${hryvnias}${fraction}\u00A0₴`;
}
