import type { ComponentExample } from '../../example.ts';
import { BarChart } from './bar-chart.tsx';
import { HBars } from './h-bars.tsx';

const DAYS = [6, 14, 11, 9, 7, 4, 3, 5, 8, 12, 6, 4, 3, 2, 2, 4, 3, 5, 9, 7];

export const barChartExamples: readonly ComponentExample[] = [
  {
    name: 'few bars',
    render: () => (
      <BarChart
        finding="Учасників за тиждень: 184, 212, 268, 391."
        bars={[
          { label: '22–28.10', value: 184 },
          { label: '29.10–4.11', value: 212 },
          { label: '5–11.11', value: 268 },
          { label: '12–18.11', value: 391 },
        ]}
      />
    ),
  },
  {
    name: 'many bars',
    render: () => (
      <BarChart
        finding="Підписів за день, 13 жовтня — 1 листопада: найбільше 14 жовтня (14)."
        bars={DAYS.map((value, index) => ({ label: `день ${index + 1}`, value }))}
        ends={['13 жовтня', '1 листопада']}
      />
    ),
  },
  {
    name: 'shares',
    render: () => (
      <HBars
        bars={[
          { key: '18', label: '18–29', value: '31 %', share: 0.31 },
          { key: '30', label: '30–44', value: '52 %', share: 0.52 },
        ]}
      />
    ),
  },
];
