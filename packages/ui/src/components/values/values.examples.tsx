import type { ComponentExample } from '../../example.ts';
import { DateText } from './date-text.tsx';
import { MoneyText } from './money-text.tsx';

export const valuesExamples: readonly ComponentExample[] = [
  {
    name: 'money and dates',
    render: () => (
      <ul>
        <li>
          <MoneyText kopiykas={48_000_000} />, <MoneyText kopiykas={740_000} style="exact" />
        </li>
        <li>
          <DateText value="2026-12-12" />, <DateText value="2026-12-12" format="day" />
        </li>
        <li>
          <DateText value="2026-11-18T19:10:00Z" clock="shown" />
        </li>
      </ul>
    ),
  },
];
