import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCalendarDay } from './commands/calendar-days.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
  owner = await tenant.person({ roles: ['owner'] });
});
afterAll(() => world.close());

const offIn = (from: string, until: string, locale: 'uk' | 'en' = 'uk') =>
  tenant.guest(locale).read((ctx) => ctx.daysOff(from, until));

it('days off are weekends and the hromada’s own days, each with its reason in the reader’s language', async () => {
  const day = { kind: 'day-off', name: 'День міста', source: 'Рішення ради № 5' } as const;
  await addCalendarDay(owner.caller(), { ...day, day: '2026-12-09' });
  await addCalendarDay(owner.caller(), { ...day, kind: 'working', day: '2026-12-12' });
  expect(await offIn('2026-12-05', '2026-12-13')).toEqual([
    { day: '2026-12-05', why: 'вихідний' },
    { day: '2026-12-06', why: 'вихідний' },
    { day: '2026-12-09', why: expect.stringMatching(/^день не робочий за рішенням/) },
    { day: '2026-12-13', why: 'вихідний' },
  ]);
  expect((await offIn('2026-12-06', '2026-12-06', 'en'))[0]?.why).not.toMatch(/[а-яі]/);
});

it('nothing is off between days in the wrong order, and no question is endless', async () => {
  expect(await offIn('2026-12-13', '2026-12-05')).toEqual([]);
  expect((await offIn('2026-01-01', '9999-12-31')).at(-1)!.day < '2027-02-10').toBe(true);
});
