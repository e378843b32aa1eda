import { z } from 'zod';

const words = (name: string) => ({
  title: `domains:settings.${name}.title`,
  help: `domains:settings.${name}.help`,
  group: 'domains:settings.group',
});

/** Settings of the core about own domains. */
export const domainSettings = {
  certificateWarnDays: z
    .int()
    .min(1)
    .max(60)
    .default(14)
    .meta({ ...words('certificateWarnDays'), unit: 'people:units.days' }),
};
