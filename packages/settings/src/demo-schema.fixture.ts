import { kopiykas } from '@viche/forms';
import { z } from 'zod';

/** One setting of every widget. */
export const demoSchema = z.strictObject({
  threshold: z
    .int()
    .min(1)
    .max(10_000)
    .default(250)
    .meta({
      title: 'demo:threshold',
      unit: 'demo:signatures',
      source: 'demo:statute',
      legal: { act: '280/97-ВР', article: '23-1', verified: false },
      group: 'demo:collecting',
      frozen: true,
    }),
  collectTerm: z.iso.duration().default('P90D').meta({ title: 'demo:term', group: 'demo:collecting', frozen: true }),
  assurance: z.enum(['email', 'eid']).default('eid').meta({ title: 'demo:assurance', order: -1 }),
  fee: kopiykas({ min: 0, max: 100_000 }).default(0).meta({ title: 'demo:fee' }),
  open: z.boolean().default(true).meta({ title: 'demo:open' }),
  topics: z
    .array(z.enum(['water', 'light']))
    .default([])
    .meta({ title: 'demo:topics' }),
  grounds: z.array(z.string().max(50)).max(5).default([]).meta({ title: 'demo:grounds' }),
  since: z.iso.date().nullable().default(null).meta({ title: 'demo:since' }),
  page: z.url().nullable().default(null).meta({ title: 'demo:page' }),
  name: z.string().max(60).default('Петиції').meta({ title: 'demo:name' }),
  intro: z.string().max(2000).default('').meta({ title: 'demo:intro' }),
  token: z.string().max(200).meta({ secret: true }).default('').meta({ title: 'demo:token' }),
});
