import type { ComponentExample } from '../../example.ts';
import { StatNumbers } from './stat-numbers.tsx';

export const statNumbersExamples: readonly ComponentExample[] = [
  {
    name: 'a year',
    render: () => (
      <StatNumbers
        stats={[
          { key: 'people', value: '3 480', label: 'мешканців узяли участь, це кожен шостий дорослий' },
          { key: 'petitions', value: '46', label: 'петицій подано, 12 набрали підписи' },
          { key: 'answers', value: '12 із 12', label: 'відповідей ради вчасно' },
        ]}
      />
    ),
  },
];
