import { z } from 'zod';
import { recordSettings } from './account/record-settings.ts';
import { closingSettings } from './closing/closing-settings.ts';
import { domainSettings } from './domains/domain-settings.ts';
import { senderSettings } from './letter-texts/sender-settings.ts';
import { ownClientSettings } from './logins/own-client-settings.ts';
import { staffSettings } from './people/staff-settings.ts';
import { residencySettings } from './residency/residency-settings.ts';
import { trialSettings } from './trial/trial-settings.ts';

/** Ways to sign in that the platform knows: OpenID Connect, and id.gov.ua with its own protocol. */
export const LOGIN_PROVIDERS = ['eid', 'gov-id'] as const;
export type LoginProviderId = (typeof LOGIN_PROVIDERS)[number];

const words = (name: string) => ({ title: `core:settings.${name}.title`, help: `core:settings.${name}.help` });
const choices = { eid: 'core:settings.firstLogin.eid', 'gov-id': 'core:settings.firstLogin.govId' };

const LONGEST_LABEL = 60;
/** Empty: the platform's own name for it. */
const label = (name: string) => z.string().trim().max(LONGEST_LABEL).default('').meta(words(name));

/** Settings of the core: how residents sign in and prove that they live here, how staff come and prove who they are, who letters are from,
 * how a site is closed, own domains. */
export const coreSettings = z.object({
  offerEid: z.boolean().default(true).meta(words('offerEid')),
  offerGovId: z.boolean().default(true).meta(words('offerGovId')),
  firstLogin: z
    .enum(LOGIN_PROVIDERS)
    .default('eid')
    .meta({ ...words('firstLogin'), choices }),
  eidLabelUk: label('eidLabelUk'),
  eidLabelEn: label('eidLabelEn'),
  govIdLabelUk: label('govIdLabelUk'),
  govIdLabelEn: label('govIdLabelEn'),
  ...ownClientSettings,
  ...staffSettings,
  ...senderSettings,
  ...residencySettings,
  ...closingSettings,
  ...domainSettings,
  ...recordSettings,
  ...trialSettings,
});
export type CoreSettings = z.output<typeof coreSettings>;

/** One way to sign in as the login page offers it. */
export interface OfferedLogin {
  readonly id: LoginProviderId;
  readonly label: string;
}

/**
 * What a hromada offers, in its order and words, of what the platform has. A choice of which the platform has nothing any
 * more must not lock everybody out: then all that it has is offered.
 */
export function offeredLogins(
  settings: CoreSettings,
  platform: readonly { readonly id: LoginProviderId; readonly labels: Readonly<Record<'uk' | 'en', string>> }[],
  locale: 'uk' | 'en',
): readonly OfferedLogin[] {
  const isOffered = { eid: settings.offerEid, 'gov-id': settings.offerGovId };
  const chosen = platform.filter(({ id }) => isOffered[id]);
  const offered = chosen.length > 0 ? chosen : platform;
  const own = {
    eid: { uk: settings.eidLabelUk, en: settings.eidLabelEn },
    'gov-id': { uk: settings.govIdLabelUk, en: settings.govIdLabelEn },
  };
  return offered
    .toSorted((a, b) => Number(b.id === settings.firstLogin) - Number(a.id === settings.firstLogin))
    .map(({ id, labels }) => ({ id, label: own[id][locale] || labels[locale] }));
}
