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
/** The petition takes no signatures on paper: its frozen rules say so. */
export class PaperOff extends expected('petitions/paper-off', 409) {}
/** This sheet is entered already. */
export class SheetTaken extends expected('petitions/sheet-taken', 409)<{ number: string }> {}
export class SheetClosed extends expected('petitions/sheet-closed', 409) {}
export class SheetOpen extends expected('petitions/sheet-open', 409) {}
/** The same scan hangs on another sheet: one paper would be entered twice. */
export class ScanKnown extends expected('petitions/scan-known', 409)<{ number: string; petition: string }> {}
/** The sheet says that it holds more, or fewer, signatures than were entered. */
export class CountsDiffer extends expected('petitions/counts-differ', 422)<{ stated: number; settled: number }> {}
export class LineTaken extends expected('petitions/line-taken', 409)<{ line: number }> {}
/** The day of the signatures lies outside the collection. */
export class OutsideCollection extends expected('petitions/outside-collection', 422) {}
/** The petition has no author any more who could agree. */
export class AuthorGone extends expected('petitions/author-gone', 409) {}
/** A wish to merge this petition waits for an answer already. */
export class MergeWaiting extends expected('petitions/merge-waiting', 409) {}
/** The other petition takes no more signatures. */
export class MergeTargetOver extends expected('petitions/merge-target-over', 409)<{ state: string }> {}
export class SamePetition extends expected('petitions/same-petition', 422) {}
/** The file cannot be read as a table at all. */
export class ImportUnreadable extends expected('petitions/import-unreadable', 422)<{ problem: string; line: number }> {}
/** Words of the file that nobody has said the meaning of. */
export class ImportStatusesUnknown extends expected('petitions/import-statuses', 422)<{
  statuses: readonly string[];
}> {}
export class ImportNotWaiting extends expected('petitions/import-not-waiting', 409)<{ state: string }> {}
/** Something refers to what was imported: it is part of the hromada's own records now. */
export class ImportInUse extends expected('petitions/import-in-use', 409)<{ petitions: number }> {}
export class CategoryTaken extends expected('petitions/category-taken', 409) {}
