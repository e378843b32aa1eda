import type { ComponentExample } from '../../example.ts';
import { DescriptionList, ReviewList } from './description-list.tsx';

export const descriptionListExamples: readonly ComponentExample[] = [
  {
    name: 'facts',
    render: () => (
      <DescriptionList
        facts={[
          { key: 'when', term: 'Коли', value: '16 листопада, 14:00 — 20 листопада, 14:00' },
          { key: 'who', term: 'Хто голосує', value: 'Жителі Центру від 14 років' },
        ]}
      />
    ),
  },
  {
    name: 'review',
    render: () => (
      <ReviewList
        answers={[
          { key: 'title', name: 'назва', term: 'Назва', value: 'Безпечний перехід біля школи № 3', changeHref: '#1' },
          { key: 'author', name: 'автор', term: 'Автор', value: 'Наталія Бондаренко' },
        ]}
      />
    ),
  },
];
