import { z } from 'zod';
import type { TestPlugin } from './bench.ts';

const noHandler = () => {};

/** Owns one event and a few jobs, as a module would. */
export const petitions = {
  manifest: {
    id: 'petitions',
    events: { 'petitions.signed.v1': z.object({ petitionId: z.string(), n: z.int() }) },
    jobs: {
      recount: { payload: z.object({ n: z.int() }) },
      poison: { payload: z.object({ n: z.int() }), attempts: 3 },
      deadly: { payload: z.object({ n: z.int() }), attempts: 2 },
      nightly: { payload: z.object({}), cron: '0 3 * * *' },
    },
  },
} satisfies TestPlugin;

/** Two consumers of the same event. */
export const mail = {
  manifest: { id: 'mail', events: {}, jobs: {} },
  on: { 'petitions.signed.v1': noHandler },
} satisfies TestPlugin;
export const search = {
  manifest: { id: 'search', events: {}, jobs: {} },
  on: { 'petitions.signed.v1': noHandler },
} satisfies TestPlugin;

/** The next release of petitions and of its consumer. */
export const newerPetitions = {
  manifest: {
    ...petitions.manifest,
    events: {
      ...petitions.manifest.events,
      'petitions.signed.v2': z.object({ petitionId: z.string(), version: z.int() }),
    },
  },
} satisfies TestPlugin;
export const newerMail = {
  manifest: mail.manifest,
  on: { ...mail.on, 'petitions.signed.v2': noHandler },
} satisfies TestPlugin;

export const installed = [petitions, mail, search];
