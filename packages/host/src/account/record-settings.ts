import { z } from 'zod';

/** The database lets nothing go that is younger (`viche.serve`): the period in which a claim can be brought, Civil Code art. 257. */
const LEAST_YEARS = 3;

/** Settings of the core about records of what was done with personal data. */
export const recordSettings = {
  recordYears: z.int().min(LEAST_YEARS).max(75).default(LEAST_YEARS).meta({
    title: 'mydata:settings.recordYears.title',
    help: 'mydata:settings.recordYears.help',
    group: 'mydata:settings.group',
  }),
};
