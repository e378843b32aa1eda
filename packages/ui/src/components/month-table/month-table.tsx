import { formatDate, useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Icon } from '../icon/icon.tsx';

/** Something on a day; a link to it. */
export interface MonthEntry {
  readonly key: string;
  readonly href: string;
  /** What kind of thing it is, for readers; sighted people have the icon and the title. */
  readonly kind: string;
  readonly title: ReactNode;
  readonly icon: IconName;
}

export interface MonthDay {
  /** `2026-12-06`. */
  readonly day: string;
  /** Why nobody works on it: «вихідний», «Різдво»; null for a working day. */
  readonly off: string | null;
  readonly when: 'past' | 'today' | 'ahead';
  readonly entries: readonly MonthEntry[];
  /** What has no room in the cell: how many, and where they stand. */
  readonly more?: { readonly href: string; readonly label: string };
}

interface MonthTableProps {
  readonly caption: string;
  /** Every day of one month, in order. */
  readonly days: readonly MonthDay[];
}

const MONDAY = '2026-01-05T12:00:00Z';
const DAY_MS = 86_400_000;

function weekdayNames(locale: 'uk' | 'en') {
  const tag = locale === 'uk' ? 'uk-UA' : 'en-GB';
  const [short, long] = (['short', 'long'] as const).map(
    (weekday) => new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' }),
  );
  return Array.from({ length: 7 }, (_, place) => {
    const day = Date.parse(MONDAY) + place * DAY_MS;
    return { short: short!.format(day), long: long!.format(day) };
  });
}

/** Days in weeks from Monday; null where the week belongs to another month. */
export function weeksOf<Day extends { readonly day: string }>(days: readonly Day[]): (Day | null)[][] {
  const first = days[0];
  if (!first) return [];
  const before = (new Date(`${first.day}T12:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (Day | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/**
 * A month as a table: weeks are rows, weekdays columns. Days off are hatched and named, today is framed and named, so nothing is
 * told by colour alone. Too narrow for a phone: a list must stand beside it.
 */
export function MonthTable({ caption, days }: MonthTableProps) {
  const { locale } = useTranslation('ui');
  return (
    <table className="month">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {weekdayNames(locale).map(({ short, long }) => (
            <th key={long} scope="col">
              <span aria-hidden="true">{short}</span>
              <span className="sr">{long}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day)?.day}>
            {week.map((day, place) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell of another month has no name but its place
              day ? <Cell key={day.day} day={day} /> : <td key={place} data-k="none" />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day: { day, off, when, entries, more } }: { day: MonthDay }) {
  const { t, locale } = useTranslation('ui');
  return (
    <td data-k={off ? 'off' : undefined} data-when={when === 'ahead' ? undefined : when}>
      <p className="month-day">
        <time dateTime={day}>
          <span aria-hidden="true">{Number(day.slice(8))}</span>
          <span className="sr">{formatDate(locale, day, 'day')}</span>
        </time>
        {when === 'today' ? <b> {t('day.today')}</b> : null}
        {off ? <small> {off}</small> : null}
      </p>
      {entries.length > 0 ? (
        <ul>
          {entries.map(({ key, href, kind, title, icon }) => (
            <li key={key}>
              <a href={href}>
                <Icon name={icon} />
                <span className="sr">{kind}: </span>
                <span className="month-title">{title}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {more ? (
        <a className="month-more" href={more.href}>
          {more.label}
        </a>
      ) : null}
    </td>
  );
}
