import type { ComponentExample } from '../../example.ts';
import { LinkButton } from '../button/button.tsx';
import { EmptyState } from './empty-state.tsx';

export const emptyStateExamples: readonly ComponentExample[] = [
  {
    name: 'nothing found',
    render: () => (
      <EmptyState
        icon="search"
        title="За словом «канатка» нічого немає"
        headingLevel={3}
        acts={
          <>
            <LinkButton variant="second" href="#reset">
              Скинути фільтри
            </LinkButton>
            <LinkButton href="#new">Створити першу петицію про це</LinkButton>
          </>
        }
      >
        Перевірте, чи немає описки. Або спробуйте коротше: «дорога», «садок».
      </EmptyState>
    ),
  },
];
