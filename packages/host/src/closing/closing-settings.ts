import { z } from 'zod';

/** The database refuses a shorter notice whatever this setting says: see the migration `core_closing`. */
export const LEAST_NOTICE_DAYS = 14;

const days = (name: string, [least, most, usual]: readonly [number, number, number]) =>
  z
    .int()
    .min(least)
    .max(most)
    .default(usual)
    .meta({
      title: `closing:settings.${name}.title`,
      help: `closing:settings.${name}.help`,
      group: 'closing:settings.group',
      unit: 'closing:settings.days',
    });

/** Settings of the core about the end of a site. */
export const closingSettings = {
  closingNoticeDays: days('closingNoticeDays', [LEAST_NOTICE_DAYS, 365, 30]),
  /** 0: one owner suffices. */
  closingSecondOwnerDays: days('closingSecondOwnerDays', [0, 14, 7]),
};
