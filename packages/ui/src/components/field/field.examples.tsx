import type { ComponentExample } from '../../example.ts';
import { Select, Textarea, TextInput } from './text-input.tsx';

export const fieldExamples: readonly ComponentExample[] = [
  {
    name: 'text, error, optional, suffix',
    render: () => (
      <div>
        <TextInput id="example-title" label="Назва" hint="Що зробити і де" defaultValue="Відремонтувати сходи" />
        <TextInput
          id="example-email"
          label="Електронна пошта"
          error="Додайте @, наприклад olena@ukr.net"
          type="email"
          autoComplete="email"
          defaultValue="olena.ukr.net"
        />
        <Select
          id="example-quarter"
          label="Квартал"
          need="optional"
          options={[
            { value: '', label: 'Оберіть' },
            { value: 'riga', label: 'Ризький' },
          ]}
        />
        <TextInput id="example-price" label="Ціна" width="m" suffix="₴" inputMode="decimal" defaultValue="480 000,00" />
      </div>
    ),
  },
  {
    name: 'long text with a count',
    render: () => <Textarea id="example-letter" label="Лист" count="Лишилося 2 000 знаків" />,
  },
  {
    name: 'one question of a page',
    render: () => (
      <Textarea
        id="example-question"
        label="Як називається ваша петиція?"
        hint="Одне речення: що зробити і де."
        error="Напишіть назву звичайними літерами. Великою — тільки першу."
        kind="title"
        rows={2}
        defaultValue="ЗРОБІТЬ НАРЕШТІ ПЕРЕХІД"
        count="Лишилося 127 знаків із 150"
      />
    ),
  },
];
