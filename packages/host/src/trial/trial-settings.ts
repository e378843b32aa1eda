import { z } from 'zod';

/** Settings of the core about the opening of a trial site. */
export const trialSettings = {
  /** 0: one owner suffices. */
  openingSecondOwnerDays: z.int().min(0).max(14).default(0).meta({
    title: 'trial:settings.openingSecondOwnerDays.title',
    help: 'trial:settings.openingSecondOwnerDays.help',
    group: 'trial:settings.group',
    unit: 'trial:settings.days',
  }),
};
