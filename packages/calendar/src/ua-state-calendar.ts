import { type Calendar, type CalendarDay, STATE_CALENDAR } from './calendar.ts';

/** The table reaches back to here; the product counts nothing older, so no act before it was looked up. */
const TABLE_FROM = '2015-01-01';
const LABOUR_CODE = 'КЗпП 73';

function holiday(name: string, recur: string, source: string, validFrom: string, validTo: string | null): CalendarDay {
  return { calendar: STATE_CALENDAR, recur, kind: 'holiday', name, source, validFrom, validTo, verified: false };
}

/**
 * The holidays of КЗпП art. 73 and the martial-law regime of 2136-IX, as known on 2026-11-21. No row has been compared
 * with the text of its act, so each is `verified: false`. Where the day of entry into force is not known, the day of
 * the act or of its signature stands: no holiday concerned lies between the two. Transfers decided before 2022 are
 * not in the table. Plain data: open it with `openCalendar`.
 */
export const uaStateCalendar: Calendar = Object.freeze({
  base: STATE_CALENDAR,
  edition: 'ua-state/2026-11-21',
  days: Object.freeze([
    holiday('new-year', 'fixed:01-01', LABOUR_CODE, TABLE_FROM, null),
    holiday('christmas-julian', 'fixed:01-07', LABOUR_CODE, TABLE_FROM, '2023-07-28'),
    holiday('womens-day', 'fixed:03-08', LABOUR_CODE, TABLE_FROM, null),
    holiday('easter', 'easter+0', LABOUR_CODE, TABLE_FROM, null),
    holiday('labour-day', 'fixed:05-01', LABOUR_CODE, TABLE_FROM, null),
    holiday('labour-day-second', 'fixed:05-02', LABOUR_CODE, TABLE_FROM, '2017-12-01'),
    holiday('remembrance-day', 'fixed:05-08', `${LABOUR_CODE}; 3107-IX`, '2023-06-15', null),
    holiday('victory-day', 'fixed:05-09', LABOUR_CODE, TABLE_FROM, '2023-06-14'),
    holiday('trinity', 'easter+49', LABOUR_CODE, TABLE_FROM, null),
    holiday('constitution-day', 'fixed:06-28', LABOUR_CODE, TABLE_FROM, null),
    holiday('statehood-day', 'fixed:07-28', `${LABOUR_CODE}; 2283-IX`, '2022-05-31', '2023-07-28'),
    holiday('statehood-day', 'fixed:07-15', `${LABOUR_CODE}; 3258-IX`, '2023-07-29', null),
    holiday('independence-day', 'fixed:08-24', LABOUR_CODE, TABLE_FROM, null),
    holiday('defenders-day', 'fixed:10-14', `${LABOUR_CODE}; 238-VIII`, '2015-03-05', '2023-07-28'),
    holiday('defenders-day', 'fixed:10-01', `${LABOUR_CODE}; 3258-IX`, '2023-07-29', null),
    holiday('christmas', 'fixed:12-25', `${LABOUR_CODE}; 2211-VIII`, '2017-12-02', null),
  ]),
  regimes: Object.freeze([
    {
      regime: 'martial-law',
      from: '2022-03-24',
      to: null,
      effect: ['ignore-holidays', 'ignore-transfers'] as Array<'ignore-holidays' | 'ignore-transfers'>,
      source: '2136-IX art. 6(6)',
      verified: false,
    },
  ]),
});
