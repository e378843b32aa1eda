import type { ComponentExample } from '../../example.ts';
import { LinkButton } from '../button/button.tsx';
import { TimeLeft } from '../deadline-line/deadline-line.tsx';
import { MoneyText } from '../values/money-text.tsx';
import { Table } from './table.tsx';

const estimate = [
  { item: 'Лава паркова', amount: 12, price: 740_000, sum: 8_880_000 },
  { item: 'Липа серцелиста, 3 м', amount: 24, price: 215_000, sum: 5_160_000 },
];
const cases = [
  { title: 'Запит № 209: кошторис фонтана', left: 'прострочено на 1 день', urgency: 'overdue', who: 'Ірина Гнатюк' },
  { title: 'Петиція: вечірні сеанси', left: '3 робочі дні', urgency: 'calm', who: 'не призначено' },
] as const;
const signers = [
  { name: 'Андрущенко Марія Ігорівна', at: '18 листопада, 21:10' },
  { name: 'Дем’янчук Вікторія Олегівна', at: '17 листопада, 22:57' },
];

export const tableExamples: readonly ComponentExample[] = [
  {
    name: 'estimate with a total',
    render: () => (
      <Table
        caption="Кошторис"
        rows={estimate}
        rowKey={({ item }) => item}
        columns={[
          { key: 'item', title: 'Стаття', cell: ({ item }) => item, total: 'Усього' },
          { key: 'amount', title: 'Кількість', align: 'number', cell: ({ amount }) => amount },
          { key: 'price', title: 'Ціна', align: 'number', cell: ({ price }) => <MoneyText kopiykas={price} /> },
          {
            key: 'sum',
            title: 'Разом',
            align: 'number',
            cell: ({ sum }) => <MoneyText kopiykas={sum} />,
            total: <MoneyText kopiykas={14_040_000} />,
          },
        ]}
      />
    ),
  },
  {
    name: 'work of the desk',
    render: () => (
      <Table
        caption="Справи за часом, що лишився"
        captionAs="hidden"
        stack="wide"
        rows={cases}
        rowKey={({ title }) => title}
        rowTone={({ urgency }) => (urgency === 'overdue' ? 'bad' : undefined)}
        columns={[
          { key: 'case', title: 'Справа', cell: ({ title }) => <a href="#case">{title}</a> },
          {
            key: 'left',
            title: 'Лишилося',
            cell: ({ left, urgency }) => <TimeLeft urgency={urgency}>{left}</TimeLeft>,
          },
          { key: 'who', title: 'Хто веде', cell: ({ who }) => who },
          {
            key: 'act',
            title: 'Дія',
            cell: ({ title }) => (
              <LinkButton variant="second" href="#open">
                Відкрити<span className="sr">: {title}</span>
              </LinkButton>
            ),
          },
        ]}
      />
    ),
  },
  {
    name: 'short, never cards',
    render: () => (
      <Table
        caption="Підписи 1–2 зі 187"
        stack="never"
        size="sm"
        rows={signers}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: 'Ім’я', cell: ({ name }) => name },
          { key: 'at', title: 'Дата', cell: ({ at }) => at },
        ]}
      />
    ),
  },
];
