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
export class TooManyDrafts extends expected('petitions/too-many-drafts', 409)<{ limit: number }> {}
/** The statute wants an initiative group, and it is not whole yet. */
export class SponsorsMissing extends expected('petitions/sponsors-missing', 409)<{ needed: number; have: number }> {}
/** People have put their names to this very text: it stands while the call does. */
export class TextStands extends expected('petitions/text-stands', 409) {}
export class AlreadySponsor extends expected('petitions/already-sponsor', 409)<{ joinedAt: Date }> {}
export class OwnPetition extends expected('petitions/own-petition', 409) {}
export class NotSponsor extends expected('petitions/not-sponsor', 409) {}
/** The account has no verified address to write to; the form for an address is still open. */
export class NoAddress extends expected('petitions/no-address', 409) {}
/** The calendar refuses: the clock stands already, or the term is over. */
export class TermRefused extends expected('petitions/term-refused', 409)<{ problem: string }> {}
/** The hromada publishes answers with a signature file only. */
export class AnswerUnsigned extends expected('petitions/answer-unsigned', 409) {}
/** The petition has moved on since the page was opened. */
export class WrongState extends expected('petitions/wrong-state', 409)<{ state: string }> {}
