import { currentLocalDay } from '@viche/calendar';
import { hideSmallCells, SMALLEST_CELL } from '@viche/open-data';
import {
  type AnyPluginServer,
  BadInput,
  type DataContext,
  monthsOf,
  type Participation,
  type ParticipationFigure,
  type ParticipationNumber,
} from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { inOrder } from './in-order.ts';
import { CORE } from './tenant-gate.ts';

type Source = Pick<AnyPluginServer, 'manifest' | 'publicFace'>;

/** A number as everybody may see it. */
export interface ShownNumber {
  /** Null: hidden, or not counted. */
  readonly value: number | null;
  readonly of: number | null;
  /** Fewer than ten people stand behind it, or behind what could be worked out from it. */
  readonly isHidden: boolean;
}

export interface ShownFigure {
  readonly key: string;
  readonly label: string;
  readonly months: readonly (ShownNumber & { readonly month: string })[];
  readonly total: ShownNumber;
}

interface Year {
  readonly year: number;
  readonly months: readonly string[];
  /** Those that have anything to tell, the latest first. */
  readonly years: readonly number[];
  readonly modules: readonly (Omit<Participation, 'figures'> & {
    readonly plugin: string;
    readonly figures: readonly ShownFigure[];
  })[];
}

const NOT_COUNTED: ShownNumber = { value: null, of: null, isHidden: false };
const HIDDEN: ShownNumber = { value: null, of: null, isHidden: true };
const shown = (told: ParticipationNumber | null | undefined): ShownNumber =>
  told ? { value: told.value, of: told.of ?? null, isHidden: false } : NOT_COUNTED;

/**
 * A figure as everybody may see it. Of people, months below ten are hidden, and as many more as keep them from being worked out; so is
 * a small total (threats F10).
 */
export function shownFigure(
  { key, label, counts, months, total }: ParticipationFigure,
  asked: readonly string[],
): ShownFigure {
  const told = asked.map((month) => months.find((known) => known.month === month));
  if (counts !== 'people')
    return {
      key,
      label,
      months: told.map((number, at) => ({ month: asked[at]!, ...shown(number) })),
      total: shown(total),
    };
  const cells = hideSmallCells(told.flatMap((number) => (number ? [number.value] : [])));
  let next = 0;
  return {
    key,
    label,
    months: told.map((number, at) => {
      const isHidden = number !== undefined && cells[next++] === null;
      return { month: asked[at]!, ...(isHidden ? HIDDEN : shown(number)) };
    }),
    total: total && total.value > 0 && total.value < SMALLEST_CELL ? HIDDEN : shown(total),
  };
}

const FIRST_YEAR = 2000;
/** What all modules tell of a year; of the running one its months that are over. */
async function participationIn(ctx: DataContext, servers: readonly Source[], asked: number | null): Promise<Year> {
  const today = currentLocalDay(await ctx.now(), ctx.tenant.timeZone);
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  // In January no month of the year is over yet.
  const latest = thisMonth > 1 ? thisYear : thisYear - 1;
  const year = asked ?? latest;
  if (year < FIRST_YEAR || year > latest)
    throw new BadInput({ fields: [{ field: 'year', problem: year < FIRST_YEAR ? 'too-early' : 'too-late' }] });
  const last = year === thisYear ? thisMonth - 1 : 12;
  const question = { from: `${year}-01`, until: `${year}-${String(last).padStart(2, '0')}` };
  const months = monthsOf(question);
  const modules: Year['modules'][number][] = [];
  for (const { manifest, publicFace } of inOrder(servers, ctx)) {
    const told = await publicFace?.participation?.(ctx, question);
    if (told)
      modules.push({ ...told, plugin: manifest.id, figures: told.figures.map((one) => shownFigure(one, months)) });
  }
  const firsts = modules.flatMap(({ firstMonth }) => (firstMonth ? [Number(firstMonth.slice(0, 4))] : []));
  const first = Math.max(Math.min(latest, ...firsts), FIRST_YEAR);
  return { year, months, modules, years: Array.from({ length: latest - first + 1 }, (_, ago) => latest - ago) };
}

/** `participation`: how people took part in all modules that are on. Open to guests. */
export function addParticipation(builder: Builder, servers: readonly Source[]): void {
  const NumberOf = builder.objectRef<ShownNumber>('ParticipationNumber').implement({
    extensions: CORE,
    fields: (t) => ({
      value: t.exposeInt('value', { nullable: true, description: 'Null: hidden, or not counted.' }),
      of: t.exposeInt('of', { nullable: true, description: 'Where it is a share.' }),
      hidden: t.exposeBoolean('isHidden', {
        description: 'Fewer than ten people stand behind it, or behind what could be worked out from it.',
      }),
    }),
  });
  const perMonth = { list: false, items: true } as const;
  // Numbers stand side by side and not in objects: a year of several modules would cost more than a request may.
  const Figure = builder.objectRef<ShownFigure>('ParticipationFigure').implement({
    description: 'A figure by month, in the order of `months` of the year.',
    extensions: CORE,
    fields: (t) => ({
      key: t.exposeString('key'),
      label: t.exposeString('label'),
      values: t.intList({
        nullable: perMonth,
        description: 'Null: hidden, or not counted.',
        resolve: ({ months }) => months.map(({ value }) => value),
      }),
      of: t.intList({
        nullable: perMonth,
        description: 'Where it is a share.',
        resolve: ({ months }) => months.map(({ of }) => of),
      }),
      hidden: t.booleanList({
        description: 'Fewer than ten people stand behind it, or behind what could be worked out from it.',
        resolve: ({ months }) => months.map(({ isHidden }) => isHidden),
      }),
      total: t.field({ type: NumberOf, description: 'Of people it is no sum.', resolve: ({ total }) => total }),
    }),
  });
  const Module = builder.objectRef<Year['modules'][number]>('ModuleParticipation').implement({
    extensions: CORE,
    fields: (t) => ({
      module: t.exposeString('plugin', { description: 'Id of the module.' }),
      title: t.exposeString('title'),
      icon: t.exposeString('icon'),
      morePath: t.exposeString('morePath', { nullable: true, description: 'The module’s own page with more numbers.' }),
      figures: t.field({ type: [Figure], resolve: ({ figures }) => [...figures] }),
    }),
  });
  const YearType = builder.objectRef<Year>('Participation').implement({
    description: 'How people took part in a year; of the running one its months that are over.',
    extensions: CORE,
    fields: (t) => ({
      year: t.exposeInt('year'),
      months: t.stringList({ resolve: ({ months }) => [...months] }),
      years: t.intList({
        description: 'That have anything to tell, the latest first.',
        resolve: ({ years }) => [...years],
      }),
      modules: t.field({ type: [Module], resolve: ({ modules }) => [...modules] }),
    }),
  });
  builder.queryField('participation', (t) =>
    t.field({
      type: YearType,
      extensions: CORE,
      args: { year: t.arg.int({ description: 'By default the latest one of which a month is over.' }) },
      resolve: (_root, { year }, ctx) => participationIn(ctx, servers, year ?? null),
    }),
  );
}
