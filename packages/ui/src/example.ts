import type { ReactElement } from 'react';

/** One state of a component: the gallery, the accessibility test and the screenshots are made of these. */
export interface ComponentExample {
  readonly name: string;
  readonly render: () => ReactElement;
}

/** All examples of one component. */
export interface ExampleSet {
  readonly component: string;
  readonly examples: readonly ComponentExample[];
}
