import type { ComponentExample } from '../../example.ts';
import { Card } from './card.tsx';

export const cardExamples: readonly ComponentExample[] = [
  {
    name: 'plain and linen',
    render: () => (
      <div className="cols-2">
        <Card title="Без телефону і без інтернету">
          <p>Проголосувати, підписати чи запитати можна в ЦНАП.</p>
        </Card>
        <Card title="Навіщо" look="linen">
          <p>Одна людина — один підпис.</p>
        </Card>
      </div>
    ),
  },
];
