import { describe, expect, test } from 'vitest';
import {
  type CalendarDay,
  type CalendarRegime,
  calendarDaySchema,
  calendarRegimeSchema,
  readRecurrence,
} from './calendar.ts';
import { openCalendar, overlayCalendar } from './day-book.ts';
import { julianEaster } from './easter.ts';
import { CalendarError } from './errors.ts';
import { martialLaw, peaceTime } from './test-rules.ts';
import { proposeTransfers } from './transfer-proposals.ts';
import { uaStateCalendar } from './ua-state-calendar.ts';
import { addWorkingDays, isWorkingDay, workingDayStatus, workingDaysBetween } from './working-days.ts';

function row(changes: Partial<CalendarDay>): CalendarDay {
  return calendarDaySchema.parse({
    calendar: 'ua-state',
    recur: 'date:2026-12-03',
    kind: 'day-off',
    name: 'moved',
    source: 'КМУ',
    validFrom: '2020-01-01',
    ...changes,
  });
}

describe('status of a day', () => {
  test('weekday, weekend, holiday', () => {
    expect(workingDayStatus(peaceTime, '2026-12-02')).toEqual({ working: true, why: null, source: null });
    expect(workingDayStatus(peaceTime, '2026-12-05')).toEqual({ working: false, why: 'weekend', source: null });
    expect(workingDayStatus(peaceTime, '2026-12-25')).toEqual({
      working: false,
      why: 'holiday.christmas',
      source: 'КЗпП 73; 2211-VIII',
    });
    expect(workingDayStatus(martialLaw, '2026-12-25')).toEqual({
      working: true,
      why: 'martial-law',
      source: '2136-IX art. 6(6)',
    });
  });

  test('a moment is a day of the zone', () => {
    const lateFridayUtc = '2026-12-04T22:30:00Z';
    expect(isWorkingDay(martialLaw, lateFridayUtc)).toBe(false);
    expect(isWorkingDay(martialLaw, lateFridayUtc, 'UTC')).toBe(true);
    expect(isWorkingDay(martialLaw, new Date('2026-12-04T20:00:00Z'), 'Europe/Kiev')).toBe(true);
  });

  test('holidays have their effective ranges', () => {
    expect(isWorkingDay(peaceTime, '2022-01-07')).toBe(false);
    expect(isWorkingDay(peaceTime, '2026-01-07')).toBe(true);
    expect(workingDayStatus(peaceTime, '2022-05-09').why).toBe('holiday.victory-day');
    expect(workingDayStatus(peaceTime, '2026-05-08').why).toBe('holiday.remembrance-day');
    expect(workingDayStatus(peaceTime, '2021-10-14').why).toBe('holiday.defenders-day');
    expect(workingDayStatus(peaceTime, '2026-10-01').why).toBe('holiday.defenders-day');
  });

  test('the regime has force from its first to its last day', () => {
    expect(isWorkingDay(martialLaw, '2022-03-08')).toBe(false);
    expect(isWorkingDay(martialLaw, '2022-06-28')).toBe(true);
  });

  test('transfers have force in peace and none under martial law', () => {
    const rows = [row({}), row({ recur: 'date:2026-12-05', kind: 'working' }), row({ recur: 'date:2026-12-25' })];
    const peace = openCalendar({ ...peaceTime, days: [...peaceTime.days, ...rows] });
    expect(workingDayStatus(peace, '2026-12-03')).toEqual({ working: false, why: 'transferred-day', source: 'КМУ' });
    expect(workingDayStatus(peace, '2026-12-05').why).toBe('transferred-working-day');
    const war = openCalendar({ ...martialLaw, days: [...martialLaw.days, ...rows] });
    expect(workingDayStatus(war, '2026-12-03').why).toBe('martial-law');
    expect(workingDayStatus(war, '2026-12-05').why).toBe('weekend');
    const holidaysOnly: CalendarRegime = { ...war.regimes[0]!, effect: ['ignore-holidays'] };
    const mixed = openCalendar({ ...war, regimes: [holidaysOnly] });
    expect(workingDayStatus(mixed, '2026-12-25').why).toBe('transferred-day');
  });

  test('local rows overlay both ways, a day off before a working day', () => {
    const local = { calendar: 'tenant:lutsk', source: 'рішення 1' };
    const rows = [
      row({ ...local, kind: 'working', recur: 'date:2026-12-05' }),
      row({ ...local, kind: 'working' }),
      row({ ...local, kind: 'day-off' }),
    ];
    const lutsk = overlayCalendar(martialLaw, rows, 'lutsk/1');
    expect(workingDayStatus(lutsk, '2026-12-05')).toEqual({
      working: true,
      why: 'local-working-day',
      source: 'рішення 1',
    });
    expect(workingDayStatus(lutsk, '2026-12-03').why).toBe('local-day-off');
    expect(() => overlayCalendar(martialLaw, [row({})], 'x')).toThrow(/overlay row/);
  });

  test('plain data works without being opened; a row that nobody can read is left out', () => {
    const plain = { days: [row({ name: 'odd' }), { ...row({}), recur: 'whenever' }], regimes: [] };
    expect(isWorkingDay(plain, '2026-12-03')).toBe(false);
    expect(isWorkingDay(plain, '2026-12-04')).toBe(true);
  });

  test('29 February recurs in leap years only', () => {
    const leap = openCalendar({ days: [row({ recur: 'fixed:02-29' })], regimes: [] });
    expect(isWorkingDay(leap, '2024-02-29')).toBe(false);
    expect(isWorkingDay(leap, '2023-03-01')).toBe(true);
  });
});

describe('counting', () => {
  test('goes forwards and backwards, and nowhere for 0', () => {
    expect(addWorkingDays(peaceTime, '2026-12-24', 1)).toBe('2026-12-28');
    expect(addWorkingDays(peaceTime, '2026-12-28', -1)).toBe('2026-12-24');
    expect(addWorkingDays(peaceTime, '2026-12-26', 0)).toBe('2026-12-26');
    expect(workingDaysBetween(peaceTime, '2026-12-24', '2026-12-28')).toBe(1);
    expect(workingDaysBetween(peaceTime, '2026-12-28', '2026-12-24')).toBe(-1);
  });

  test.each(['2026-02-30', 'tomorrow', '2026-1-1'])('refuses the day %s', (day) => {
    expect(() => addWorkingDays(peaceTime, day, 1)).toThrow(CalendarError);
    expect(() => workingDayStatus(peaceTime, day)).toThrow(CalendarError);
  });
});

describe('Julian Easter', () => {
  test.each([
    '1983-05-08',
    '2000-04-30',
    '2008-04-27',
    '2013-05-05',
    '2016-05-01',
    '2021-05-02',
    '2022-04-24',
    '2023-04-16',
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
    '2028-04-16',
    '2029-04-08',
  ])('%s', (day) => expect(julianEaster(Number(day.slice(0, 4)))).toBe(day));
});

describe('schemas', () => {
  test.each([
    'fixed:02-30',
    'fixed:13-01',
    'fixed:00-10',
    'fixed:01-00',
    'easter+61',
    'easter49',
    'date:2026-02-29',
    '01-01',
    '',
  ])('recurrence %s is refused', (recur) => {
    expect(readRecurrence(recur)).toBeNull();
    expect(calendarDaySchema.safeParse({ ...row({}), recur }).success).toBe(false);
  });
  test('easter-2 is Good Friday', () => {
    expect(readRecurrence('easter-2')).toEqual({ every: 'easter', offset: -2 });
  });
  test('ranges do not run backwards', () => {
    expect(calendarDaySchema.safeParse({ ...row({}), validTo: '2019-12-31' }).success).toBe(false);
    expect(calendarDaySchema.safeParse({ ...row({}), validTo: '2020-01-01' }).success).toBe(true);
    const regime = uaStateCalendar.regimes[0]!;
    expect(calendarRegimeSchema.safeParse({ ...regime, to: '2022-03-23' }).success).toBe(false);
    expect(calendarRegimeSchema.safeParse({ ...regime, to: '2027-03-23' }).success).toBe(true);
  });
  test('the state calendar is valid, and nothing in it claims to be verified', () => {
    expect(() => openCalendar(uaStateCalendar)).not.toThrow();
    expect([...uaStateCalendar.days, ...uaStateCalendar.regimes].every(({ verified }) => !verified)).toBe(true);
  });
});

describe('proposals of transferred days', () => {
  test('two holidays in a row take two days', () => {
    const proposals = proposeTransfers(peaceTime, 2027);
    expect(proposals.slice(0, 2)).toEqual([
      {
        holiday: 'labour-day',
        holidayOn: '2027-05-01',
        suspendedBy: null,
        row: {
          calendar: 'ua-state',
          recur: 'date:2027-05-03',
          kind: 'day-off',
          name: 'labour-day-moved',
          source: 'КЗпП 67(3)',
          validFrom: '2027-05-03',
          validTo: '2027-05-03',
          verified: false,
        },
      },
      expect.objectContaining({ holiday: 'easter', row: expect.objectContaining({ recur: 'date:2027-05-04' }) }),
    ]);
  });

  test('are not applied by themselves, and not made twice once confirmed', () => {
    const proposals = proposeTransfers(peaceTime, 2027);
    expect(isWorkingDay(peaceTime, '2027-05-03')).toBe(true);
    const confirmed = openCalendar({
      ...peaceTime,
      days: [...peaceTime.days, ...proposals.map(({ row: proposed }) => proposed)],
    });
    expect(isWorkingDay(confirmed, '2027-05-03')).toBe(false);
    expect(proposeTransfers(confirmed, 2027)).toEqual([]);
  });

  test('tell that martial law would leave them without force', () => {
    expect(proposeTransfers(martialLaw, 2027).every(({ suspendedBy }) => suspendedBy === 'martial-law')).toBe(true);
  });

  test('step over a holiday and a day off that is there already, but not over a transferred working day', () => {
    const taken = row({ recur: 'date:2027-05-03', name: 'other' });
    const working = row({ recur: 'date:2027-05-04', name: 'worked', kind: 'working' });
    const calendar = openCalendar({ ...peaceTime, days: [...peaceTime.days, taken, working] });
    expect(proposeTransfers(calendar, 2027)[0]?.row.recur).toBe('date:2027-05-04');
  });

  test('leave local rows and weekdays alone', () => {
    const local = row({ calendar: 'tenant:lutsk', recur: 'date:2027-05-08', kind: 'holiday', name: 'city-day' });
    const lutsk = overlayCalendar(peaceTime, [local], 'lutsk/1');
    expect(proposeTransfers(lutsk, 2027)).toEqual(proposeTransfers(peaceTime, 2027));
  });
});
