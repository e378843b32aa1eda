import { formatDate, useTranslation } from '@viche/i18n';

/** What a day is to the deadline. */
export type DayKind = 'plain' | 'start' | 'past' | 'off' | 'today' | 'due';

/** One day of the calendar with the number of the working day that falls on it. */
export interface CountedDay {
  readonly day: string;
  readonly kind: DayKind;
  readonly number?: number;
}

const MONDAY = '2026-01-05';

function weekdayNames(locale: 'uk' | 'en'): string[] {
  const format = new Intl.DateTimeFormat(locale === 'uk' ? 'uk-UA' : 'en-GB', { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, n) =>
    format.format(new Date(Date.parse(`${MONDAY}T12:00:00Z`) + n * 86_400_000)),
  );
}

/** The number of the day; the first of a month also names the month: «1.12». */
function shortDay(day: string): string {
  const number = Number(day.slice(8));
  return number === 1 ? `1.${day.slice(5, 7)}` : String(number);
}

/** Days from Monday to Sunday with working days numbered. What each day is stands in words for readers. */
export function DayGrid({ days, label }: { days: readonly CountedDay[]; label: string }) {
  const { t, locale } = useTranslation('ui');
  return (
    <ol className="days" aria-label={label}>
      {weekdayNames(locale).map((name) => (
        <li key={name} data-k="head">
          {name}
        </li>
      ))}
      {days.map(({ day, kind, number }) => (
        <li key={day} data-k={kind === 'plain' ? undefined : kind}>
          <span className="d">
            <span aria-hidden="true">{shortDay(day)}</span>
            <span className="sr">{formatDate(locale, day, 'day')}</span>
            {kind === 'plain' || kind === 'past' ? null : <span className="sr"> {t(`day.${kind}`)}</span>}
          </span>
          {number === undefined ? null : <span className="c">{number}</span>}
        </li>
      ))}
    </ol>
  );
}
