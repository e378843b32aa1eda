import type { ReactNode } from 'react';
import { Progress, type ProgressTone } from '../progress/progress.tsx';

interface SignCardProps {
  /** Signatures counted, formatted. */
  readonly count: ReactNode;
  readonly of: ReactNode;
  readonly share: number;
  readonly tone?: ProgressTone;
  readonly scale?: readonly string[];
  readonly updates?: 'static' | 'live';
  /** «Лишилося 23 дні, до 12 грудня. Бракує 63 підписів.» */
  readonly status: ReactNode;
  /** The one filled button, or a sentence why there is none. */
  readonly act?: ReactNode;
  /** What the act costs the person: time, openness of the name. */
  readonly note?: ReactNode;
}

/** The counter of a petition with its act. Place it once, in the `act` of ActSplit. */
export function SignCard({ count, status, act, note, ...progress }: SignCardProps) {
  return (
    <div className="sign">
      <Progress {...progress} value={count} />
      <p>{status}</p>
      {act}
      {note ? <p className="note">{note}</p> : null}
    </div>
  );
}
