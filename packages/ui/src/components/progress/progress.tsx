import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';

/** Colour of the bar: in progress, reached, running out. */
export type ProgressTone = 'accent' | 'ok' | 'warn';
const FILL: Record<ProgressTone, string> = { accent: 'fill', ok: 'fill-ok', warn: 'fill-warn' };
const MARKS = [25, 50, 75];

interface MeterProps {
  /** From 0 to 1; the bar never exceeds its track, whatever the number is. */
  readonly share: number;
  readonly tone?: ProgressTone;
  readonly size?: 'md' | 'sm';
  readonly marks?: 'quarters' | 'none';
  /** A planned share behind the real one, from 0 to 1. */
  readonly planned?: number;
}

const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;

/** A bar. Hidden from readers: the text beside it says everything. */
export function Meter({ share, tone = 'accent', size = 'md', marks = 'none', planned }: MeterProps) {
  return (
    <svg
      className={classNames('meter', size === 'sm' && 'meter-sm')}
      height={size === 'sm' ? 8 : 14}
      aria-hidden="true"
    >
      <rect className="track" width="100%" height="100%" rx="4" />
      {planned === undefined ? null : <rect className="plan" width={percent(planned)} height="100%" rx="4" />}
      <rect className={FILL[tone]} width={percent(share)} height="100%" rx="4" />
      {marks === 'quarters'
        ? MARKS.map((mark) => <line key={mark} className="tick" x1={`${mark}%`} x2={`${mark}%`} y1="0" y2="100%" />)
        : null}
    </svg>
  );
}

interface ProgressProps {
  /** The number that people ask for first, formatted. */
  readonly value: ReactNode;
  /** What it is compared with: «із 250 підписів». */
  readonly of: ReactNode;
  readonly share: number;
  readonly tone?: ProgressTone;
  /** Numbers under the bar, formatted, from zero to the threshold; hidden from readers. */
  readonly scale?: readonly string[];
  /** `live` when script renews the number: readers hear the change. */
  readonly updates?: 'static' | 'live';
}

/** How far to a threshold: a big number, what it is out of, a bar with marks at quarters. */
export function Progress({ value, of, share, tone = 'accent', scale, updates = 'static' }: ProgressProps) {
  return (
    <div className="goal">
      <p role={updates === 'live' ? 'status' : undefined}>
        <span className="goal-num">{value}</span> <span className="goal-of">{of}</span>
      </p>
      <Meter share={share} tone={tone} marks="quarters" />
      {scale ? (
        <p className="meter-scale" aria-hidden="true">
          {scale.map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
