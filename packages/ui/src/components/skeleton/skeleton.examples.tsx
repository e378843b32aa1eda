import type { ComponentExample } from '../../example.ts';
import { Skeleton } from './skeleton.tsx';

export const skeletonExamples: readonly ComponentExample[] = [
  { name: 'three lines', render: () => <Skeleton label="Завантажуємо список" /> },
];
