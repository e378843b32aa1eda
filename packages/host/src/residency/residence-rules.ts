import { type ResidenceRules, type ResidenceSource, residentList } from '@viche/identity';
import type { CoreSettings } from '../login-settings.ts';

type Settings = Pick<
  CoreSettings,
  | 'residenceByClaim'
  | 'residenceClaimDays'
  | 'residenceByRegister'
  | 'residenceRegisterDays'
  | 'residenceByOfficer'
  | 'residenceOfficerDays'
>;

/** Registers that this hromada believes. */
export function registersOf(settings: Settings): NonNullable<ResidenceRules['registers']> {
  return settings.residenceByRegister ? [{ register: residentList, days: settings.residenceRegisterDays }] : [];
}

/** What a login says about residence here. */
export function loginResidence(settings: Settings) {
  return {
    acceptClaimResidence: settings.residenceByClaim,
    residencyDays: settings.residenceClaimDays,
    registers: registersOf(settings),
  };
}

/** Whose word counts now: a source that is switched off counts no more, also for proofs that were given. */
export function countedSources(settings: Settings): readonly ResidenceSource[] {
  return [
    ...(settings.residenceByClaim === 'none' ? [] : (['claim'] as const)),
    ...(settings.residenceByRegister ? (['register'] as const) : []),
    ...(settings.residenceByOfficer ? (['officer'] as const) : []),
  ];
}
