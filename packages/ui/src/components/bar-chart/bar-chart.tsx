import { useFormat } from '@viche/i18n';
import { axisTop } from './axis.ts';

/** One bar: its word and its number. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

interface BarChartProps {
  readonly bars: readonly Bar[];
  /** What the chart shows, in words, and where the same numbers stand in a table. Readers get this instead of bars. */
  readonly finding: string;
  /** Words at the ends and the middle of the axis, for many bars. */
  readonly ends?: readonly string[];
}

const FEW = 8;

/** Up to eight bars, each with its number above and its word below. */
function FewBars({ bars, finding }: BarChartProps) {
  const { number } = useFormat();
  const [base, tallest] = [140, 117];
  const top = Math.max(1, ...bars.map(({ value }) => value));
  const slot = 100 / bars.length;
  return (
    <svg height="170" role="img" aria-label={finding}>
      <line className="axis" x1="0" x2="100%" y1={base} y2={base} />
      {bars.map(({ label, value }, index) => {
        const height = Math.round((value / top) * tallest);
        const middle = `${slot * (index + 0.5)}%`;
        return (
          <g key={label}>
            <rect
              className="bar-accent"
              x={`${slot * (index + 0.12)}%`}
              width={`${slot * 0.76}%`}
              y={base - height}
              height={height}
              rx="3"
            />
            <text className="strong" x={middle} y={base - height - 8} textAnchor="middle">
              {number(value)}
            </text>
            <text x={middle} y={base + 20} textAnchor="middle">
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Many bars against an axis from zero. */
function ManyBars({ bars, finding }: BarChartProps) {
  const { number } = useFormat();
  const [base, start] = [240, 6];
  const { top, step } = axisTop(Math.max(1, ...bars.map(({ value }) => value)));
  const scale = (base - 14) / top;
  const slot = (100 - start) / bars.length;
  const ticks = Array.from({ length: Math.round(top / step) }, (_, index) => (index + 1) * step);
  return (
    <svg height="244" role="img" aria-label={finding}>
      <line className="axis" x1="0" x2="100%" y1={base} y2={base} />
      {ticks.map((tick) => {
        const y = Math.round(base - tick * scale);
        return (
          <g key={tick}>
            <line className="grid" x1="0" x2="100%" y1={y} y2={y} />
            <text x="0" y={y - 4}>
              {number(tick)}
            </text>
          </g>
        );
      })}
      {bars.map(({ label, value }, index) => {
        const height = Math.round(value * scale);
        return (
          <rect
            key={label}
            className="bar-accent"
            x={`${(start + slot * index).toFixed(2)}%`}
            width={`${(slot * 0.75).toFixed(2)}%`}
            y={base - height}
            height={height}
            rx="2"
          />
        );
      })}
    </svg>
  );
}

/** Bars from zero, sizes as SVG attributes. A table with the same numbers must stand beside or under it. */
export function BarChart(props: BarChartProps) {
  return (
    <div className="chart">
      {props.bars.length <= FEW ? <FewBars {...props} /> : <ManyBars {...props} />}
      {props.ends ? (
        <p className="axis-x" aria-hidden="true">
          {props.ends.map((end) => (
            <span key={end}>{end}</span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
