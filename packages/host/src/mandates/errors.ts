import { expected } from '@viche/plugin-api';

/** The one-time code is another one. */
export class ContactCodeWrong extends expected('core/contact-code-wrong', 422) {}
/** The code is too old, was used, or was tried too often: a new letter is needed. */
export class ContactCodeOver extends expected('core/contact-code-over', 409) {}
/** The council's letter, or what it needs, is not in the state in which this can be done; somebody may have been faster. */
export class MandateMoved extends expected('core/mandate-moved', 409) {}
/** Another applicant of this hromada is approved already. */
export class MandateOfAnother extends expected('core/mandate-of-another', 409) {}
