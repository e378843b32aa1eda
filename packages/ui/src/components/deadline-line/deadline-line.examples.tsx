import type { ComponentExample } from '../../example.ts';
import { type CountedDay, DayGrid } from './day-grid.tsx';
import { DeadlineLine, DeadlineSum, TimeLeft } from './deadline-line.tsx';

const days: readonly CountedDay[] = [
  { day: '2026-11-09', kind: 'plain' },
  { day: '2026-11-10', kind: 'start', number: 0 },
  { day: '2026-11-11', kind: 'past', number: 1 },
  { day: '2026-11-12', kind: 'today', number: 2 },
  { day: '2026-11-13', kind: 'plain', number: 3 },
  { day: '2026-11-14', kind: 'off' },
  { day: '2026-11-15', kind: 'off' },
  { day: '2026-11-16', kind: 'plain', number: 4 },
  { day: '2026-11-17', kind: 'due', number: 5 },
];

export const deadlineLineExamples: readonly ComponentExample[] = [
  { name: 'line', render: () => <DeadlineLine due="до 12 грудня" left="лишилося 23 дні" /> },
  {
    name: 'time left',
    render: () => (
      <p className="row row-lg">
        <TimeLeft>3 робочі дні</TimeLeft>
        <TimeLeft urgency="soon">5 год 40 хв</TimeLeft>
        <TimeLeft urgency="overdue">прострочено на 1 день</TimeLeft>
      </p>
    ),
  },
  {
    name: 'arithmetic',
    render: () => (
      <DeadlineSum
        steps={[
          { key: 'start', what: 'Отримано, день не рахуємо', when: '12.11' },
          { key: 'term', what: 'Строк за законом: 5 робочих днів', when: '19.11' },
          { key: 'due', what: 'Останній день', when: '19.11' },
        ]}
      />
    ),
  },
  { name: 'days', render: () => <DayGrid days={days} label="Робочі дні від 9 до 17 листопада" /> },
];
