import type { ComponentExample } from '../../example.ts';
import { LoginChoice } from './login-choice.tsx';

export const loginChoiceExamples: readonly ComponentExample[] = [
  {
    name: 'three ways',
    render: () => (
      <LoginChoice
        legend="Оберіть, як вам зручно"
        action="/sign-in"
        keep={{ returnTo: '/petitions' }}
        providers={[
          {
            value: 'phone',
            icon: 'phone',
            label: 'Підпис у смартфоні',
            note: 'У застосунку державних послуг: скануєте код і підтверджуєте',
          },
          { value: 'bank', icon: 'bank', label: 'BankID НБУ', note: 'Через ваш банк' },
          { value: 'key', icon: 'key', label: 'Файловий або апаратний ключ' },
        ]}
      />
    ),
  },
];
