/** One entry of a calendar that programs subscribe to. */
export interface CalendarFeedEntry {
  /** The same for ever, and of nobody else: `<key>@<host>`. */
  readonly uid: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** A day, `2026-12-12`, or an instant. */
  readonly when: { readonly day: string } | { readonly at: Date };
}

export interface CalendarFeed {
  readonly title: string;
  /** Of the program that wrote it, RFC 5545 §3.7.3. */
  readonly product: string;
  readonly writtenAt: Date;
  readonly entries: readonly CalendarFeedEntry[];
}

const LINE_BYTES = 75;
const encoder = new TextEncoder();

/** A stranger's text as a value (RFC 5545 §3.3.11); other control characters no calendar can hold. */
const value = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}|\p{Cs}/gu, '');

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const compact = (day: string): string => day.replaceAll('-', '');

/** Lines are cut at 75 bytes, never inside a letter. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const letter of line) {
    const width = encoder.encode(letter).length;
    if (bytes + width > LINE_BYTES) {
      pieces.push(piece);
      piece = ' ';
      bytes = 1;
    }
    piece += letter;
    bytes += width;
  }
  return [...pieces, piece].join('\r\n');
}

const times = (when: CalendarFeedEntry['when']): string[] =>
  'day' in when
    ? [`DTSTART;VALUE=DATE:${compact(when.day)}`, `DTEND;VALUE=DATE:${compact(dayAfter(when.day))}`]
    : [`DTSTART:${instant(when.at)}`];

/** iCalendar (RFC 5545), for subscribing: each reading replaces what was read before. Days are transparent, nobody is busy. */
export function writeCalendar({ title, product, writtenAt, entries }: CalendarFeed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${value(product)}`,
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${value(title)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${value(entry.uid)}`,
      `DTSTAMP:${instant(writtenAt)}`,
      ...times(entry.when),
      `SUMMARY:${value(entry.title)}`,
      `DESCRIPTION:${value(entry.text)}`,
      `URL:${entry.url.replace(/\p{Cc}/gu, '')}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
