export {
  type ApplicantContact,
  applicantContact,
  askApplicantContact,
  CODE_MINUTES,
  confirmApplicantContact,
} from './applicant-contact.ts';
export {
  approveMandate,
  findMandate,
  listMandates,
  MANDATE_LISTS,
  type MandateFile,
  type MandateList,
  type OperatorMandate,
  openMandateFile,
  refuseMandate,
} from './decide-mandate.ts';
export { ContactCodeOver, ContactCodeWrong, MandateMoved, MandateOfAnother } from './errors.ts';
export { forgetMandates } from './forget-mandates.ts';
export { MANDATE_ROLES, type MandateRole, type MandateState } from './mandate.ts';
export { type OwnMandate, ownMandate, spendMandate, withdrawMandate } from './own-mandate.ts';
export { type PlatformMail, sendPlatformLetters } from './platform-letters.ts';
export { platformKey } from './platform-seal.ts';
export { MANDATE_MEGABYTES, type NewMandate, sendMandate } from './send-mandate.ts';
