import { useFormat, useTranslation, Written } from '@viche/i18n';
import { monthAfter } from '@viche/plugin-api';
import { useSite } from '@viche/site';
import { GoLink, MonthTable } from '@viche/ui';
import { iconNamed } from '../icon-named.ts';
import { type CalendarMonth, shownMonth } from './site-calendar.ts';

/** Of a day, so that no cell grows beyond the others; the list has all of them. */
const MOST_IN_CELL = 3;

/** «Листопад»: months stand in small letters inside of sentences only. */
export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

/** A month of the calendar, and the ways to those beside it. Not shown on phones, where the list is. */
export function MonthView({ month: { month, days, matters }, today }: { month: CalendarMonth; today: string }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const name = format.date(`${month}-01`, 'month');
  const near = (by: -1 | 1) => shownMonth(monthAfter(month, by), today);
  const [before, after] = [near(-1), near(1)];
  const addressOf = (of: string) => `${href('/calendar')}?month=${of}#month`;
  return (
    // Its heading stands over the list of the same month, too: two landmarks of one name could not be told apart.
    <section className="month-view mb-6" aria-label={t('calendar.caption', { month: name })}>
      <div className="row row-between mb-4">
        <h2 id="month">{capital(name)}</h2>
        <nav className="row" aria-label={t('calendar.months')}>
          {before ? (
            <GoLink href={addressOf(before)} icon="left">
              {capital(format.date(`${before}-01`, 'month'))}
            </GoLink>
          ) : null}
          {after ? (
            <GoLink href={addressOf(after)} iconAfter="right">
              {capital(format.date(`${after}-01`, 'month'))}
            </GoLink>
          ) : null}
        </nav>
      </div>
      <MonthTable
        caption={t('calendar.caption', { month: name })}
        days={days.map(({ day, off }) => {
          const entries = matters.filter((matter) => matter.day === day);
          const left = entries.length - MOST_IN_CELL;
          return {
            day,
            off,
            when: day === today ? 'today' : day < today ? 'past' : 'ahead',
            entries: entries.slice(0, MOST_IN_CELL).map(({ key, path, kind, title, icon }) => ({
              key,
              href: href(path),
              kind,
              title: <Written>{title}</Written>,
              icon: iconNamed(icon),
            })),
            more: left > 0 ? { href: `#m-${month}`, label: t('calendar.more', { count: left }) } : undefined,
          };
        })}
      />
    </section>
  );
}
