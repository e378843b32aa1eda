import type { ComponentExample } from '../../example.ts';
import { KeysetPagination, NumberedPagination } from './pagination.tsx';

export const paginationExamples: readonly ComponentExample[] = [
  {
    name: 'by cursor',
    render: () => <KeysetPagination label="Сторінки списку петицій" previousHref="#previous" nextHref="#next" />,
  },
  {
    name: 'numbered',
    render: () => (
      <NumberedPagination label="Сторінки підписантів" current={1} total={24} hrefOf={(page) => `#page-${page}`} />
    ),
  },
];
