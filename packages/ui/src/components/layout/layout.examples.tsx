import type { ComponentExample } from '../../example.ts';
import { Card } from '../card/card.tsx';
import { ActSplit } from './layout.tsx';

export const layoutExamples: readonly ComponentExample[] = [
  {
    name: 'text with an act',
    render: () => (
      <ActSplit
        head={<h3>Назва петиції</h3>}
        act={<Card title="Дія">Під назвою на телефоні, збоку на комп’ютері.</Card>}
        more={<Card title="Ще">Під текстом на телефоні.</Card>}
      >
        <p>Текст петиції.</p>
      </ActSplit>
    ),
  },
];
