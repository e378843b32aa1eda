import type { ComponentExample } from '../../example.ts';
import { LinkButton } from '../button/button.tsx';
import { SignCard } from './sign-card.tsx';

export const signCardExamples: readonly ComponentExample[] = [
  {
    name: 'collecting',
    render: () => (
      <SignCard
        count="187"
        of="із 250 підписів"
        share={187 / 250}
        scale={['0', '63', '125', '188', '250']}
        status={
          <>
            <b>Лишилося 23 дні</b>, до 12 грудня. Бракує 63 підписів.
          </>
        }
        act={
          <LinkButton size="lg" width="full" icon="pen" href="#sign">
            Підписати петицію
          </LinkButton>
        }
        note="Потрібно підтвердити особу, це хвилина. Ваше ім’я буде у відкритому списку."
      />
    ),
  },
  {
    name: 'closed',
    render: () => (
      <SignCard count="298" of="із 250 підписів" share={1.19} tone="ok" status="Збір завершено 8 жовтня." />
    ),
  },
];
