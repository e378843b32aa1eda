import { z } from 'zod';

const words = (name: string) => ({
  title: `people:settings.${name}.title`,
  help: `people:settings.${name}.help`,
  group: 'people:settings.group',
});
const unit = (name: 'days' | 'minutes' | 'hours') => ({ unit: `people:units.${name}` });

/** Settings of the core about staff: how they come, and how often they prove who they are. */
export const staffSettings = {
  invitationDays: z
    .int()
    .min(1)
    .max(30)
    .default(7)
    .meta({ ...words('invitationDays'), ...unit('days') }),
};
