import { expected } from '@viche/plugin-api';

export class AlreadySigned extends expected('petitions/already-signed', 409)<{ signedAt: Date }> {}
export class PetitionNotSignable extends expected('petitions/not-signable', 409)<{ state: string }> {}
export class NotEligible extends expected('petitions/not-eligible', 403)<{ minAge: number }> {}
export class AgeUnknown extends expected('petitions/age-unknown', 403)<{ minAge: number }> {}
export class NotModeratable extends expected('petitions/not-moderatable', 409)<{ state: string }> {}
export class TooManyOpen extends expected('petitions/too-many', 409)<{ limit: number }> {}
export class HasSignatures extends expected('petitions/has-signatures', 409)<{ signatures: number }> {}
export class NotSigned extends expected('petitions/not-signed', 409) {}
export class WithdrawalOff extends expected('petitions/withdrawal-off', 403) {}
export class GroundDisabled extends expected('petitions/ground-disabled', 422)<{ code: string }> {}
/** The calendar refuses: the clock stands already, or the term is over. */
export class TermRefused extends expected('petitions/term-refused', 409)<{ problem: string }> {}
/** Everybody is never meant: the conditions would take every signature there is. */
export class HitsEverybody extends expected('petitions/hits-everybody', 422)<{ signatures: number }> {}
export class HitsNobody extends expected('petitions/hits-nobody', 422) {}
/** Neither a time nor a network: nothing that singles signatures out. */
export class ConditionMissing extends expected('petitions/condition-missing', 422) {}
/** Older than an hour, or other signatures match now. */
export class DryRunStale extends expected('petitions/dry-run-stale', 409)<{ was: number; now: number }> {}
/** Not an outage within the collection. */
export class OutageRefused extends expected('petitions/outage-refused', 422) {}
export class NothingCorrected extends expected('petitions/nothing-corrected', 422) {}
export class GroundOfLaw extends expected('petitions/ground-of-law', 409)<{ code: string }> {}
/** The petition has moved on since the page was opened. */
export class WrongState extends expected('petitions/wrong-state', 409)<{ state: string }> {}
