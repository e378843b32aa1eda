import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { BarChart, Columns, GoLink, Table } from '@viche/ui';
import { capital } from '../calendar/month-view.tsx';
import { type FigureData, type ModuleData, type NumberData, numberAt } from './participation-data.ts';

interface ModuleFiguresProps {
  readonly module: ModuleData;
  readonly year: number;
  readonly months: readonly string[];
}

/** A number in words: a share as «3 із 4», a hidden one as hidden, one that nobody counted as a dash. */
export function useNumberText(): (number: NumberData) => string {
  const { t } = useTranslation('site');
  const format = useFormat();
  return ({ value, of, hidden }) => {
    if (hidden) return t('participation.hidden');
    if (value === null || of === 0) return '—';
    return of === null ? format.number(value) : t('participation.share', { value, of });
  };
}

/** What one module tells of a year: a table by month, and bars of what can be drawn. */
export function ModuleFigures({ module, year, months }: ModuleFiguresProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const textOf = useNumberText();
  const id = `of-${module.module}`;
  const nameOf = (month: string) => capital(format.date(`${month}-01`, 'month'));
  return (
    <section className="flow mt-7" aria-labelledby={id}>
      <h2 id={id}>{module.title}</h2>
      <Table
        caption={t('participation.caption', { title: module.title, year })}
        captionAs="hidden"
        stack="wide"
        rows={months.map((month, at) => ({ month, at }))}
        rowKey={({ month }) => month}
        columns={[
          {
            key: 'month',
            title: t('participation.month'),
            cell: ({ month }) => nameOf(month),
            total: t(months.length === 12 ? 'participation.wholeYear' : 'participation.soFar'),
          },
          ...module.figures.map((figure) => ({
            key: figure.key,
            title: figure.label,
            align: 'number' as const,
            cell: ({ at }: { at: number }) => textOf(numberAt(figure, at)),
            total: textOf(figure.total),
          })),
        ]}
      />
      <div className="mt-6">
        <Columns count={2}>
          {module.figures.filter(isDrawn).map((figure) => (
            <Bars key={figure.key} figure={figure} months={months} />
          ))}
        </Columns>
      </div>
      {module.morePath ? (
        <p>
          <GoLink href={href(module.morePath)} iconAfter="right">
            {t('participation.more', { title: module.title })}
          </GoLink>
        </p>
      ) : null}
    </section>
  );
}

/** A bar for what is hidden would say that there is none, and shares have the bars of nothing to stand beside. */
const isDrawn = ({ values, of }: FigureData): boolean =>
  values.length > 1 &&
  values.every((value) => value !== null) &&
  of.every((all) => all === null) &&
  values.some(Boolean);

function Bars({ figure: { label, values }, months }: { figure: FigureData; months: readonly string[] }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const nameOf = (month: string) => capital(format.date(`${month}-01`, 'month'));
  const bars = months.map((month, at) => ({ month, value: values[at] ?? 0 }));
  const most = bars.reduce((best, bar) => (bar.value > best.value ? bar : best));
  const finding = t('participation.finding', {
    label,
    most: format.number(most.value),
    month: format.date(`${most.month}-01`, 'month'),
  });
  return (
    <div className="flow-sm">
      <h3>{label}</h3>
      <BarChart
        bars={bars.map(({ month, value }) => ({ label: month.slice(5), value }))}
        finding={finding}
        ends={bars.length > 8 ? [nameOf(bars[0]!.month), nameOf(bars.at(-1)!.month)] : undefined}
      />
    </div>
  );
}
