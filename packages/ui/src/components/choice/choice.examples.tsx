import type { ComponentExample } from '../../example.ts';
import { Checkbox, Checkboxes, Radios } from './choice.tsx';

export const choiceExamples: readonly ComponentExample[] = [
  {
    name: 'radios in boxes',
    render: () => (
      <Radios
        id="example-delivery"
        name="delivery"
        legend="Як надіслати відповідь?"
        value="email"
        options={[
          { value: 'email', label: 'Електронною поштою', hint: 'На o•••@ukr.net' },
          { value: 'post', label: 'Паперовим листом' },
          { value: 'fax', label: 'Факсом', hint: 'Рада не має факсу', state: 'unavailable' },
        ]}
      />
    ),
  },
  {
    name: 'radios with an error',
    render: () => (
      <Radios
        id="example-same"
        name="same"
        legend="Чи є серед них ваша?"
        error="Оберіть одну відповідь."
        options={[
          { value: 'no', label: 'Ні, моя петиція про інше' },
          { value: 'yes', label: 'Так, підпишу ту, що вже є', hint: 'Чернетку видалимо' },
        ]}
      />
    ),
  },
  {
    name: 'checkboxes',
    render: () => (
      <Checkboxes
        id="example-notify"
        name="notify"
        legend="Сповіщати про"
        values={['answer']}
        options={[
          { value: 'answer', label: 'Відповідь ради' },
          { value: 'quarter', label: 'Кожні 25 % підписів' },
        ]}
      />
    ),
  },
  {
    name: 'small, in filters',
    render: () => (
      <Checkboxes
        id="example-state"
        name="state"
        legend="Стан"
        look="small"
        values={['collecting']}
        options={[
          { value: 'collecting', label: 'Збирає підписи' },
          { value: 'review', label: 'На розгляді' },
        ]}
      />
    ),
  },
  {
    name: 'one consent',
    render: () => (
      <Checkbox
        id="example-consent"
        name="consent"
        label="Правила петицій прочитано"
        error="Позначте, що прочитали правила"
      />
    ),
  },
];
