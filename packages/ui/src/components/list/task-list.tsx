import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Icon } from '../icon/icon.tsx';

/** A wish in the visitor's own words and where it leads. */
export interface TaskItem {
  readonly href: string;
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly note?: ReactNode;
}

/** «З чим ви прийшли?»: ways in by what a person wants, not by names of modules. */
export function TaskList({ tasks }: { tasks: readonly TaskItem[] }) {
  return (
    <ul className="tasks mt-5">
      {tasks.map(({ href, icon, title, note }) => (
        <li key={href}>
          <a href={href}>
            <Icon name={icon} size="lg" />
            <span>
              <b>{title}</b>
              {note ? <small>{note}</small> : null}
            </span>
            <Icon name="right" />
          </a>
        </li>
      ))}
    </ul>
  );
}
