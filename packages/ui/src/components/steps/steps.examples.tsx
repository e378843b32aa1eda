import type { ComponentExample } from '../../example.ts';
import { Steps } from './steps.tsx';

export const stepsExamples: readonly ComponentExample[] = [
  {
    name: 'second of three',
    render: () => (
      <Steps
        label="Кроки: зразок"
        steps={[
          { key: 'who', label: 'Хто ви', state: 'done', href: '#who' },
          { key: 'hromada', label: 'Ваша громада', state: 'now' },
          { key: 'address', label: 'Адреса сайту', state: 'next' },
        ]}
      />
    ),
  },
];
