import type { ComponentExample } from '../../example.ts';
import { Answer, Official } from './answer.tsx';

export const answerExamples: readonly ComponentExample[] = [
  {
    name: 'partly supported',
    render: () => (
      <Answer
        id="example-answer"
        verdict="Підтримано частково"
        icon="half"
        title="Кабіна буде до сезону, капітальної будівлі не буде"
        headingLevel={3}
      >
        <p>На пляжі поставимо модульну вбиральню з водою. Гроші є в програмі благоустрою на 2027 рік.</p>
        <Official initials="МД" name="Марко ДОРОШЕНКО" post="міський голова, відповідь № 02-14/1187" />
      </Answer>
    ),
  },
];
