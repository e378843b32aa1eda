const MONTHS = [
  'січня',
  'лютого',
  'березня',
  'квітня',
  'травня',
  'червня',
  'липня',
  'серпня',
  'вересня',
  'жовтня',
  'листопада',
  'грудня',
];
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const NUMBERS = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/;
const WORDS = /^(\d{1,2})\s+(\p{L}+)\s+(\d{4})(?:\s*р(?:оку|\.)?)?$/u;

function localDayOf(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Day as typed (`24.11.2026`, `24 листопада 2026 року`, `2026-11-24`) to `YYYY-MM-DD`. Null when there is no such day. */
export function parseTypedDay(text: string): string | null {
  const bare = text.trim();
  const iso = ISO.exec(bare);
  if (iso) return localDayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = NUMBERS.exec(bare);
  if (numbers) return localDayOf(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const words = WORDS.exec(bare);
  if (!words) return null;
  const month = MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1;
  return month === 0 ? null : localDayOf(Number(words[3]), month, Number(words[1]));
}
