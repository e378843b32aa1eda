import type { IconName } from './icons/icon-shapes.ts';

/** A link in a menu or a list. `current` marks the section the visitor is in. */
export interface LinkItem {
  readonly href: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly current?: 'section' | 'page';
}
