import type { ComponentExample } from '../../example.ts';
import { type MonthDay, MonthTable } from './month-table.tsx';

const DAYS: MonthDay[] = Array.from({ length: 31 }, (_, place) => {
  const day = `2026-12-${String(place + 1).padStart(2, '0')}`;
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  const isOff = weekday === 0 || weekday === 6;
  return {
    day,
    off: isOff ? 'вихідний' : null,
    when: place === 8 ? 'today' : place < 8 ? 'past' : 'ahead',
    entries: [],
  };
});

const entry = (key: string, title: string) =>
  ({ key, title, href: `#${key}`, kind: 'Петиція: кінець збору підписів', icon: 'petition' }) as const;

export const monthTableExamples: readonly ComponentExample[] = [
  {
    name: 'a month',
    render: () => (
      <MonthTable
        caption="Календар за днями, грудень 2026 р."
        days={DAYS.map((day) => {
          if (day.day === '2026-12-12')
            return { ...day, entries: [entry('lights', 'Освітлення на вулиці Військових Будівельників')] };
          if (day.day === '2026-12-17')
            return {
              ...day,
              entries: [entry('yard', 'Подвір’я школи'), entry('bus', 'Автобус до Чернігова щогодини')],
              more: { href: '#list', label: 'ще 3' },
            };
          return day;
        })}
      />
    ),
  },
];
