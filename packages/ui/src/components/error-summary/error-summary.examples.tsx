import type { ComponentExample } from '../../example.ts';
import { ErrorSummary } from './error-summary.tsx';

export const errorSummaryExamples: readonly ComponentExample[] = [
  {
    name: 'two mistakes',
    render: () => (
      <ErrorSummary
        errors={[
          { fieldId: 'example-email', message: 'Додайте @ в адресі пошти' },
          { fieldId: 'example-price', message: 'Введіть ціну числом' },
        ]}
      />
    ),
  },
];
