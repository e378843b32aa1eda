import { z } from 'zod';
import { PAPER_KINDS } from './paper-rules.ts';

const words = (name: string) => ({
  title: `residency:settings.${name}.title`,
  help: `residency:settings.${name}.help`,
  group: 'residency:settings.group',
});
const CLAIMS = ['none', 'registered', 'registered-or-displaced'] as const;
const claimChoices = Object.fromEntries(CLAIMS.map((claim) => [claim, `residency:settings.residenceByClaim.${claim}`]));

const counts = (name: string) => z.boolean().default(true).meta(words(name));
const days = (name: string, usual: number) =>
  z
    .int()
    .min(1)
    .max(1_095)
    .default(usual)
    .meta({ ...words(name), unit: 'people:units.days' });

/**
 * Settings of the core about residence and the desk. Who lives here in law is said by law 2268-IX, art. 13-1 of law 280/97 and the
 * hromada's own statute; how it is proved online nobody has laid down, so which sources count, and for how long, is its own to say.
 */
export const residencySettings = {
  residenceByClaim: z
    .enum(CLAIMS)
    .default('registered-or-displaced')
    .meta({ ...words('residenceByClaim'), choices: claimChoices }),
  residenceClaimDays: days('residenceClaimDays', 365),
  residenceByRegister: counts('residenceByRegister'),
  residenceRegisterDays: days('residenceRegisterDays', 365),
  residenceByOfficer: counts('residenceByOfficer'),
  residenceOfficerDays: days('residenceOfficerDays', 365),
  residenceByPaper: counts('residenceByPaper'),
  residencePaperKinds: z
    .array(z.enum(PAPER_KINDS))
    .default(['displaced-certificate'])
    .meta({
      ...words('residencePaperKinds'),
      choices: Object.fromEntries(PAPER_KINDS.map((kind) => [kind, `residency:documents.${kind}`])),
    }),
  residencePaperDays: days('residencePaperDays', 365),
  residencePaperFileDays: z
    .int()
    .min(1)
    .max(365)
    .default(30)
    .meta({ ...words('residencePaperFileDays'), unit: 'people:units.days' }),
  residenceSamplePercent: z
    .int()
    .min(0)
    .max(100)
    .default(5)
    .meta({ ...words('residenceSamplePercent'), unit: 'residency:settings.percent' }),
  assistedMode: counts('assistedMode'),
  assistedIdleMinutes: z
    .int()
    .min(2)
    .max(30)
    .default(10)
    .meta({ ...words('assistedIdleMinutes'), unit: 'people:units.minutes' }),
};
