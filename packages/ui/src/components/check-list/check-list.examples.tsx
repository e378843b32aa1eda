import type { ComponentExample } from '../../example.ts';
import { CheckList } from './check-list.tsx';

export const checkListExamples: readonly ComponentExample[] = [
  {
    name: 'what we get',
    render: () => (
      <CheckList
        items={[
          { key: 'name', state: 'yes', text: 'Прізвище, ім’я, по батькові. Ім’я буде у відкритому списку' },
          { key: 'tax', state: 'yes', text: 'Податковий номер. Перетворимо на відбиток і не збережемо' },
          { key: 'bank', state: 'no', text: 'Рахунки, картки, паролі — ні' },
        ]}
      />
    ),
  },
  {
    name: 'plan on a sheet',
    render: () => (
      <CheckList
        look="sheet"
        items={[
          { key: 'rules', state: 'yes', text: 'Положення про петиції затверджено' },
          { key: 'teach', state: 'waiting', text: <a href="#teach">Навчити працівників бібліотеки</a> },
        ]}
      />
    ),
  },
];
