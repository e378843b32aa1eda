import type { ComponentExample } from '../../example.ts';
import { Fold } from './fold.tsx';

export const foldExamples: readonly ComponentExample[] = [
  {
    name: 'open and closed',
    render: () => (
      <div>
        <Fold summary="Чому так?" state="open">
          Бо закон вимагає відкритого списку підписів.
        </Fold>
        <Fold summary="Як оскаржити">Міському голові або до суду.</Fold>
      </div>
    ),
  },
];
