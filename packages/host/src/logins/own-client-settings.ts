import { z } from 'zod';

const words = (name: string) => ({
  title: `logins:settings.${name}.title`,
  help: `logins:settings.${name}.help`,
  group: 'logins:settings.group',
});

const clientId = (name: string) =>
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{0,200}$/)
    .default('')
    .meta(words(name));
const secret = (name: string, longest: number) =>
  z.string().max(longest).meta({ secret: true }).default('').meta(words(name));

const LONGEST_SECRET = 500;
/** A certificate of a trust service has two to three kilobytes, a key less. */
const LONGEST_PEM = 10_000;

/** Settings of the core: the hromada's own registrations at the platform's providers. Of each all is set, or nothing. */
export const ownClientSettings = {
  eidClientId: clientId('eidClientId'),
  eidClientSecret: secret('eidClientSecret', LONGEST_SECRET),
  govIdClientId: clientId('govIdClientId'),
  govIdClientSecret: secret('govIdClientSecret', LONGEST_SECRET),
  govIdCertificate: z.string().trim().max(LONGEST_PEM).default('').meta(words('govIdCertificate')),
  govIdKey: secret('govIdKey', LONGEST_PEM),
  govIdWarnDays: z
    .int()
    .min(1)
    .max(180)
    .default(30)
    .meta({ ...words('govIdWarnDays'), unit: 'people:units.days' }),
};
