import type { ComponentExample } from '../../example.ts';
import { Crumbs } from './crumbs.tsx';

export const crumbsExamples: readonly ComponentExample[] = [
  {
    name: 'two steps',
    render: () => (
      <Crumbs
        items={[
          { href: '/', label: 'Головна' },
          { href: '/petitions', label: 'Петиції' },
        ]}
      />
    ),
  },
];
