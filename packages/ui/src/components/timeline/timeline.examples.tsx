import type { ComponentExample } from '../../example.ts';
import { Timeline } from './timeline.tsx';

export const timelineExamples: readonly ComponentExample[] = [
  {
    name: 'path of a petition',
    render: () => (
      <Timeline
        steps={[
          { key: 'published', state: 'done', title: 'Перевірено й опубліковано', when: '13 жовтня, 10:15' },
          {
            key: 'collecting',
            state: 'now',
            title: 'Збирає підписи',
            when: 'до 12 грудня, 23:59',
            note: '60 днів від публікації: 13 жовтня + 60 = 12 грудня.',
          },
          { key: 'answer', state: 'next', icon: 'talk', title: 'Рада відповідає', when: 'до 10 робочих днів' },
        ]}
      />
    ),
  },
];
