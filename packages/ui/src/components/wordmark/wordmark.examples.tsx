import type { ComponentExample } from '../../example.ts';
import { AppMark, Wordmark } from './wordmark.tsx';

export const wordmarkExamples: readonly ComponentExample[] = [
  { name: 'wordmark', render: () => <Wordmark size="big" /> },
  { name: 'application icon', render: () => <AppMark label="Знак «Віче»" /> },
];
