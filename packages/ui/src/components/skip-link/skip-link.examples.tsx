import type { ComponentExample } from '../../example.ts';
import { SkipLink } from './skip-link.tsx';

export const skipLinkExamples: readonly ComponentExample[] = [
  { name: 'shown on focus', render: () => <SkipLink href="#gallery" /> },
];
