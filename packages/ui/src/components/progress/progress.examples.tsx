import type { ComponentExample } from '../../example.ts';
import { Meter, Progress } from './progress.tsx';

export const progressExamples: readonly ComponentExample[] = [
  {
    name: 'on the way',
    render: () => (
      <Progress value="58" of="із 250 підписів" share={58 / 250} scale={['0', '63', '125', '188', '250']} />
    ),
  },
  { name: 'reached', render: () => <Progress value="254" of="із 250 підписів" share={254 / 250} tone="ok" /> },
  { name: 'small, with a plan', render: () => <Meter share={0.363} planned={0.509} size="sm" /> },
];
