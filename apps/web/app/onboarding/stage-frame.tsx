import { FormSecrets, useSite } from '@viche/site';
import { Button } from '@viche/ui';
import type { ReactNode } from 'react';
import { StageShell, type StageShellProps } from './stage-shell.tsx';

interface StageFrameProps extends StageShellProps {
  readonly revision: number;
  /** Between heading and form: a search, for one. */
  readonly before?: ReactNode;
  /** Without it there is nothing to send yet. */
  readonly submit?: string;
  /** A second button, which keeps the answers too and leads elsewhere. */
  readonly second?: { readonly words: string; readonly intent: 'preview' | 'more' };
  readonly takes?: 'texts' | 'files';
}

/** A step that is one form: its answers are kept, and the next step follows. */
export function StageFrame({ revision, before, submit, second, takes, children, ...shell }: StageFrameProps) {
  const { href } = useSite();
  const { stage } = shell;
  return (
    <StageShell {...shell}>
      {before}
      <form
        method="post"
        action={href(`/open/${stage}`)}
        encType={takes === 'files' ? 'multipart/form-data' : undefined}
        className="flow"
      >
        <FormSecrets scope={`open-${stage}`} />
        <input type="hidden" name="revision" value={revision} />
        {children}
        {submit ? (
          <div className="row">
            <Button size="lg">{submit}</Button>
            {second ? (
              <Button size="lg" variant="second" name="intent" value={second.intent}>
                {second.words}
              </Button>
            ) : null}
          </div>
        ) : null}
      </form>
    </StageShell>
  );
}
