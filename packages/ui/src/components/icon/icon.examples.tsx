import type { ComponentExample } from '../../example.ts';
import { ICON_NAMES } from '../../icons/icon-shapes.ts';
import { Icon } from './icon.tsx';

export const iconExamples: readonly ComponentExample[] = [
  {
    name: 'all icons',
    render: () => (
      <ul className="icons">
        {ICON_NAMES.map((name) => (
          <li className="icell" key={name}>
            <Icon name={name} size="lg" />
            <span className="xs muted">{name}</span>
          </li>
        ))}
      </ul>
    ),
  },
];
