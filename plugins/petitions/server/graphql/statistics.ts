import type { Builder } from '@viche/graphql';
import plugin from '../../plugin.ts';
import { CHANNELS } from '../channels.ts';
import { agesByQuarter, territoriesByQuarter } from '../queries/breakdowns.ts';
import {
  type DutyMonth,
  type DutyRecord,
  PUBLIC_DUTIES,
  punctuality,
  punctualityByMonth,
} from '../queries/punctuality.ts';
import {
  type PetitionTotals,
  petitionDays,
  petitionTotals,
  type SignatureDay,
  type SignatureQuarter,
  signaturesByDay,
  signaturesByQuarter,
} from '../queries/statistics.ts';
import { addBreakdowns } from './breakdowns.ts';
import { enumValues, OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

const MOST_DAYS = 366;
const MOST_MONTHS = 36;
const MOST_QUARTERS = 20;
const within = (asked: number | null | undefined, usual: number, most: number): number =>
  Math.min(Math.max(asked ?? usual, 1), most);

/** Public statistics. Nothing in it has fewer than ten people behind it that the list of names does not show anyway. */
export function addStatistics(builder: Builder, Petition: PetitionRef): void {
  const { Territories, Ages } = addBreakdowns(builder, Petition);
  const Duty = builder.enumType('PetitionDuty', { extensions: OWNED, values: enumValues(PUBLIC_DUTIES) });
  const Channel = builder.enumType('SignatureChannel', { extensions: OWNED, values: enumValues(CHANNELS) });
  const Day = builder.objectRef<SignatureDay>('SignatureDay').implement({
    extensions: OWNED,
    fields: (t) => ({
      day: t.field({ type: 'Day', resolve: ({ day }) => day }),
      signatures: t.exposeInt('signatures'),
    }),
  });
  const ChannelFigure = builder.objectRef<SignatureQuarter['channels'][number]>('SignatureChannelFigure').implement({
    extensions: OWNED,
    fields: (t) => ({
      channel: t.field({ type: Channel, resolve: ({ channel }) => channel }),
      signatures: t.exposeInt('signatures', {
        nullable: true,
        description: 'Null where fewer than ten people stand behind it, or behind what could be worked out from it.',
      }),
    }),
  });
  const Quarter = builder.objectRef<SignatureQuarter>('SignatureQuarter').implement({
    description: 'A closed quarter, as it stood when it was closed.',
    extensions: OWNED,
    fields: (t) => ({
      quarter: t.field({ type: 'Day', description: 'Its first day.', resolve: ({ quarter }) => quarter }),
      signatures: t.exposeInt('signatures'),
      channels: t.field({ type: [ChannelFigure], resolve: ({ channels }) => [...channels] }),
    }),
  });
  const Month = builder.objectRef<DutyMonth>('PetitionDutyMonth').implement({
    description: 'How many of the terms that ended in a month the council kept.',
    extensions: OWNED,
    fields: (t) => ({
      duty: t.field({ type: Duty, resolve: ({ duty }) => duty }),
      month: t.field({ type: 'Day', description: 'Its first day.', resolve: ({ month }) => month }),
      due: t.exposeInt('due'),
      onTime: t.exposeInt('onTime'),
      medianHours: t.exposeFloat('medianHours', { nullable: true }),
    }),
  });
  const Record = builder.objectRef<DutyRecord>('PetitionDutyRecord').implement({
    description: 'How punctual the council was, and what is overdue now.',
    extensions: OWNED,
    fields: (t) => ({
      duty: t.field({ type: Duty, resolve: ({ duty }) => duty }),
      due: t.exposeInt('due'),
      onTime: t.exposeInt('onTime'),
      medianHours: t.exposeFloat('medianHours', { nullable: true }),
      overdueNow: t.exposeInt('overdueNow'),
    }),
  });
  const Totals = builder.objectRef<PetitionTotals>('PetitionTotals').implement({
    extensions: OWNED,
    fields: (t) => ({
      published: t.exposeInt('published'),
      collecting: t.exposeInt('collecting'),
      thresholdReached: t.exposeInt('thresholdReached'),
      answered: t.exposeInt('answered'),
      expired: t.exposeInt('expired'),
      signatures: t.exposeInt('signatures'),
    }),
  });
  const Statistics = builder.objectRef<object>('PetitionStatistics').implement({
    extensions: OWNED,
    fields: (t) => ({
      totals: t.field({ type: Totals, resolve: (_all, _args, ctx) => petitionTotals(ctx) }),
      days: t.field({
        type: [Day],
        description: `Signatures by local day up to today, at most ${MOST_DAYS} days; at most a minute old.`,
        args: { last: t.arg.int() },
        resolve: (_all, { last }, ctx) => signaturesByDay(ctx, within(last, 90, MOST_DAYS)),
      }),
      quarters: t.field({
        type: [Quarter],
        description: 'Closed quarters, the latest first.',
        args: { last: t.arg.int() },
        resolve: (_all, { last }, ctx) => signaturesByQuarter(ctx, within(last, 8, MOST_QUARTERS)),
      }),
      territories: t.field({
        type: [Territories],
        nullable: true,
        description: 'Closed quarters, the latest first; null where the hromada neither asks nor has asked.',
        args: { last: t.arg.int() },
        resolve: async (_all, { last }, ctx) => {
          const quarters = await territoriesByQuarter(ctx, within(last, 8, MOST_QUARTERS));
          return quarters.length > 0 || ctx.settingsOf(plugin).askTerritory ? quarters : null;
        },
      }),
      ages: t.field({
        type: [Ages],
        nullable: true,
        description: 'Closed quarters, the latest first; null where the hromada neither counts nor has counted ages.',
        args: { last: t.arg.int() },
        resolve: async (_all, { last }, ctx) => {
          const quarters = await agesByQuarter(ctx, within(last, 8, MOST_QUARTERS));
          return quarters.length > 0 || ctx.settingsOf(plugin).countAges ? quarters : null;
        },
      }),
      duties: t.field({
        type: [Record],
        args: { months: t.arg.int() },
        resolve: (_all, { months }, ctx) => punctuality(ctx, within(months, 12, MOST_MONTHS)),
      }),
      dutyMonths: t.field({
        type: [Month],
        args: { last: t.arg.int() },
        resolve: (_all, { last }, ctx) => punctualityByMonth(ctx, within(last, 12, MOST_MONTHS)),
      }),
    }),
  });
  builder.queryField('petitionStatistics', (t) =>
    t.field({
      type: Statistics,
      extensions: OWNED,
      description: 'Petitions of this hromada in numbers, open to everybody.',
      resolve: () => ({}),
    }),
  );
  builder.objectFields(Petition, (t) => ({
    signatureDays: t.field({
      type: [Day],
      description: 'Signatures by local day, empty days too; at most a minute old.',
      resolve: (petition, _args, ctx) => petitionDays(ctx, petition),
    }),
  }));
}
