import type { ComponentExample } from '../../example.ts';
import { Counters } from './counters.tsx';

export const deskLayoutExamples: readonly ComponentExample[] = [
  {
    name: 'counters',
    render: () => (
      <Counters
        counters={[
          { key: 'overdue', href: '#overdue', value: '1', label: 'прострочена', note: 'запит № 209', tone: 'bad' },
          { key: 'today', href: '#today', value: '2', label: 'до кінця дня', note: 'петиція, запит', tone: 'warn' },
          { key: 'friday', href: '#friday', value: '4', label: 'до п’ятниці' },
          { key: 'year', href: '#year', value: '97 %', label: 'вчасно за рік', note: 'три зі 104 запізнилися' },
        ]}
      />
    ),
  },
];
