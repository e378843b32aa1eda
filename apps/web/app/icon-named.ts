import { ICON_NAMES, type IconName } from '@viche/ui';

/** The icon that a module names, or a plain one for a name that nothing has. */
export const iconNamed = (name: string): IconName => ICON_NAMES.find((known) => known === name) ?? 'list';
