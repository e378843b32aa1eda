import type { ComponentExample } from '../../example.ts';
import { Notice } from './notice.tsx';

export const noticeExamples: readonly ComponentExample[] = [
  {
    name: 'ok, after an act',
    render: () => (
      <Notice tone="ok" title="Підпис прийнято" appears="after-act">
        Ви 188-ма. Лист із посиланням уже в пошті.
      </Notice>
    ),
  },
  {
    name: 'info',
    render: () => (
      <Notice tone="info" title="Розгляд зупинено на час слухань">
        Зараховано 1 із 10 робочих днів. Лічба піде далі 26 жовтня.
      </Notice>
    ),
  },
  {
    name: 'warn',
    render: () => (
      <Notice tone="warn" title="Лишилося 5 годин 40 хвилин">
        Перевірте петицію до 16:00.
      </Notice>
    ),
  },
  {
    name: 'bad',
    render: () => (
      <Notice tone="bad" title="Відповідь прострочено на 1 день">
        Запитувач і міський голова вже знають.
      </Notice>
    ),
  },
];
