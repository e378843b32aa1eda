import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';

/** An attached file: its name is the link, beside it kind and size. */
export interface AttachedFile {
  readonly href: string;
  readonly name: string;
  /** «PDF, 340 КБ. Підписано КЕП 2 листопада, 16:20» */
  readonly note: string;
  readonly seal?: 'signed' | 'none';
  /** Lines below the note: who signed. */
  readonly more?: ReactNode;
}

/** Files of a petition, an answer, a request. */
export function FileList({ files }: { files: readonly AttachedFile[] }) {
  return (
    <ul className="files">
      {files.map(({ href, name, note, seal, more }) => (
        <li className="file" key={href}>
          <Icon name="file" />
          <div>
            <a href={href}>{name}</a>
            <span>{note}</span>
            {more}
          </div>
          {seal === 'signed' ? <Icon name="shield" /> : null}
        </li>
      ))}
    </ul>
  );
}

/** A code to copy: a case number, a request id, a command. Selectable, no script needed. */
export function CopyCode({ children }: { children: ReactNode }) {
  return (
    <p className="copy">
      <code>{children}</code>
    </p>
  );
}
