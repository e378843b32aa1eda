import { describe, expect, test } from 'vitest';
import { calendarCatalogue } from './catalogue.ts';
import { computeDeadline } from './compute-deadline.ts';
import { TERM_UNITS } from './deadline-rule.ts';
import { describeSteps, describeSum, KNOWN_REASONS, type StepDescription } from './describe-steps.ts';
import { CALENDAR_PROBLEMS } from './errors.ts';
import { deadlineStepSchema } from './step.ts';
import { eventsOf, hoursRule, martialLaw, peaceTime, ruleWith, startedAt } from './test-rules.ts';
import { uaStateCalendar } from './ua-state-calendar.ts';

type Locale = 'uk' | 'en';
const FORMS: Record<Locale, string[]> = { uk: ['one', 'few', 'many', 'other'], en: ['one', 'other'] };

function flatten(node: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof node === 'string') into.set(path, node);
  else for (const [key, value] of Object.entries(node as object)) flatten(value, path ? `${path}.${key}` : key, into);
  return into;
}
const texts = {
  uk: flatten(calendarCatalogue.uk, '', new Map()),
  en: flatten(calendarCatalogue.en, '', new Map()),
};

function textOf(locale: Locale, key: string, count?: number): string | undefined {
  const path = key.replace('calendar:', '');
  const form = new Intl.PluralRules(locale).select(count ?? 0);
  return texts[locale].get(path) ?? texts[locale].get(`${path}_${form}`);
}

/** What a page does: dates into words, then the text, then the reason after a colon. */
function render(locale: Locale, { key, params }: StepDescription): string {
  const dayInWords = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const text = textOf(locale, key, params.count) ?? key;
  const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name: keyof typeof params) => {
    const value = params[name];
    return name === 'on' || name === 'to' ? dayInWords.format(new Date(`${value}T00:00:00Z`)) : String(value);
  });
  return params.why ? `${filled}: ${textOf(locale, params.why)}` : filled;
}

describe('catalogue', () => {
  test('both languages have the same keys and placeholders, with every plural form', () => {
    const stems = (locale: Locale) => {
      const found = new Map<string, string>();
      for (const [path, text] of texts[locale]) {
        const [, stem = path, form] = /^(.*)_(one|few|many|other)$/.exec(path) ?? [];
        if (form)
          for (const each of FORMS[locale]) expect(texts[locale].has(`${stem}_${each}`), `${stem}_${each}`).toBe(true);
        found.set(
          stem,
          [...text.matchAll(/\{\{(\w+)\}\}/g)]
            .map(([, name]) => name)
            .sort()
            .join(),
        );
      }
      return Object.fromEntries([...found].sort());
    };
    expect(stems('uk')).toEqual(stems('en'));
  });

  test('every reason, holiday, refusal and unit has its text', () => {
    const keys = [
      ...KNOWN_REASONS.map((reason) => `why.${reason}`),
      ...uaStateCalendar.days.map(({ name }) => `why.holiday.${name}`),
      ...uaStateCalendar.regimes.map(({ regime }) => `why.${regime}`),
      ...CALENDAR_PROBLEMS.map((code) => `errors.${code}`),
      ...TERM_UNITS.flatMap((unit) => [`sum.${unit}`, `step.extend-${unit}`, `step.restart-${unit}`]),
    ];
    for (const key of keys)
      for (const locale of ['uk', 'en'] as const) expect(textOf(locale, key), `${locale} ${key}`).toBeTruthy();
  });
});

describe('steps in words', () => {
  test('row 2 of the worked examples', () => {
    const rule = ruleWith({ amount: 2, start: { event: 'submitted', count: 'day-after' } });
    const { steps } = computeDeadline(rule, [startedAt('2026-12-30T10:00:00+02:00')], peaceTime);
    expect(describeSteps(steps)[2]).toEqual({
      key: 'calendar:step.skip',
      params: { on: '2027-01-01', why: 'calendar:why.holiday.new-year', source: 'КЗпП 73' },
    });
    expect(describeSteps(steps).map((line) => render('uk', line))).toEqual([
      'Початок 30 грудня: подано',
      '31 грудня, разом 1 день',
      '1 січня не рахуємо: Новий рік',
      '2 січня – 3 січня не рахуємо: вихідний',
      '4 січня, разом 2 дні',
      'Останній день: 4 січня',
    ]);
  });

  test('every kind of line finds a text in both languages', () => {
    const on = '2026-12-02';
    const ops = ['start', 'count', 'skip', 'pause', 'resume', 'roll', 'due', 'stop'] as const;
    const steps = [
      ...ops.flatMap((op) => [
        { op, on },
        { op, on, to: '2026-12-05', n: 3, why: 'weekend' },
      ]),
      { op: 'start', on, why: 'after-hours' },
      { op: 'count', on, n: 48, unit: 'hours' },
      { op: 'count', on, to: '2027-02-02', n: 2, unit: 'months' },
      { op: 'count', on, to: '2027-02-02', n: 2, unit: 'calendar-days', why: 'paused-days' },
      { op: 'due', on, unit: 'hours', before: '2026-12-02T10:00:00Z' },
      ...TERM_UNITS.flatMap((unit) => [
        { op: 'extend', on, n: 20, unit },
        { op: 'restart', on, n: 5, unit },
      ]),
    ].map((step) => deadlineStepSchema.parse(step));
    for (const line of describeSteps(steps)) {
      for (const locale of ['uk', 'en'] as const)
        expect(textOf(locale, line.key, line.params.count), line.key).toBeTruthy();
    }
    expect(describeSteps(steps).at(20)).toMatchObject({ params: { at: '2026-12-02T10:00:00Z' } });
  });

  test('a reason of the caller has the caller’s key; an unknown one has a plain word', () => {
    const steps = [{ op: 'pause', on: '2026-12-02', why: 'flood' } as const];
    expect(describeSteps(steps, { flood: 'petitions:deadline.flood' })[0]?.params.why).toBe('petitions:deadline.flood');
    expect(describeSteps(steps)[0]?.params.why).toBe('calendar:why.unknown');
    const holiday = [{ op: 'skip', on: '2026-12-02', why: 'holiday.new-one' } as const];
    expect(describeSteps(holiday)[0]?.params.why).toBe('calendar:why.holiday.unknown');
  });
});

describe('the sum in one line', () => {
  test('13 жовтня + 60 = 12 грудня', () => {
    const rule = ruleWith({ unit: 'calendar-days', amount: 60, start: { event: 'published', count: 'day-after' } });
    const lines = describeSum(computeDeadline(rule, [startedAt('2026-10-13T10:00:00+03:00')], martialLaw));
    expect(lines.map((line) => render('uk', line))).toEqual(['13 жовтня + 60 = 12 грудня']);
    expect(lines.map((line) => render('en', line))).toEqual(['October 13 + 60 = December 12']);
  });

  test('working days, with a pause', () => {
    const rule = ruleWith({ amount: 10, pause: [{ from: 'hearing-set', to: 'hearing-held' }] });
    const events = eventsOf(
      { kind: 'start', at: '2026-12-02T08:00:00Z' },
      { kind: 'pause', at: '2026-12-07T08:00:00Z', why: 'hearing-set' },
      { kind: 'resume', at: '2026-12-14T08:00:00Z', why: 'hearing-held' },
    );
    expect(describeSum(computeDeadline(rule, events, martialLaw)).map((line) => render('uk', line))).toEqual([
      '2 грудня + 10 робочих днів = 24 грудня',
      'Не рахуємо час зупинення: 7 грудня – 14 грудня: призначили слухання',
    ]);
    expect(describeSum(computeDeadline(rule, events.slice(0, 2), martialLaw))).toEqual([]);
  });

  test('a move from a day off', () => {
    const rule = ruleWith({ unit: 'calendar-days', amount: 15, roll: 'next-working-day' });
    const deadline = computeDeadline(rule, [startedAt('2026-11-07T12:00:00+02:00')], martialLaw);
    expect(describeSum(deadline).map((line) => render('uk', line))).toEqual([
      '7 листопада + 15 = 22 листопада',
      '22 листопада не робочий день, тому кінець 23 листопада: вихідний',
    ]);
  });

  test('hours, by the clock', () => {
    const deadline = computeDeadline(hoursRule(48), [startedAt('2026-11-20T18:30:00+02:00')], martialLaw);
    expect(describeSum(deadline)[0]).toMatchObject({
      key: 'calendar:sum.hours',
      params: { at: '2026-11-20T16:30:00Z', until: '2026-11-22T16:30:00Z', count: 48 },
    });
  });

  test('nothing of lines without a start', () => {
    expect(describeSum({ term: { unit: 'hours', amount: 1 }, steps: [] })).toEqual([]);
    const { term, steps } = computeDeadline(ruleWith(), [startedAt('2026-11-20T18:30:00+02:00')], martialLaw);
    expect(describeSum({ term: { ...term, unit: 'hours' }, steps })[0]?.params.at).toBeUndefined();
  });
});
