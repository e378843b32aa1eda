import { z } from 'zod';

const words = (name: string) => ({
  title: `people:settings.${name}.title`,
  help: `people:settings.${name}.help`,
  group: 'people:settings.group',
});
const number = (
  name: string,
  unitName: 'days' | 'minutes' | 'hours',
  [least, most, usual]: readonly [number, number, number],
) =>
  z
    .int()
    .min(least)
    .max(most)
    .default(usual)
    .meta({ ...words(name), ...unit(unitName) });

const unit = (name: 'days' | 'minutes' | 'hours') => ({ unit: `people:units.${name}` });

/** Settings of the core about staff: how they come, and how often they prove who they are. */
export const staffSettings = {
  invitationDays: number('invitationDays', 'days', [1, 30, 7]),
  stepUpMinutes: number('stepUpMinutes', 'minutes', [1, 10, 10]),
  passkeyGraceDays: number('passkeyGraceDays', 'days', [0, 90, 14]),
  passkeyResetHours: number('passkeyResetHours', 'hours', [24, 168, 24]),
};
