import type { ComponentExample } from '../../example.ts';
import { PrintOnly, Prose } from './prose.tsx';

export const proseExamples: readonly ComponentExample[] = [
  {
    name: 'text of a petition',
    render: () => (
      <>
        <PrintOnly>slavutych.example/petitions/46-2026, надруковано 19 листопада 2026 р.</PrintOnly>
        <Prose>
          <h3>Чого просимо</h3>
          <ol>
            <li>Відновити розмітку й поставити обмежувачі.</li>
            <li>Зробити підвищений перехід із підсвіткою.</li>
          </ol>
          <p>
            Відповідь чекаємо до <a href="#date">1 вересня 2027 року</a>.
          </p>
        </Prose>
      </>
    ),
  },
];
