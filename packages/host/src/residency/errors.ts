import { expected } from '@viche/plugin-api';

/** The hromada does not count this source of residence. */
export class ResidenceSourceOff extends expected('core/residence-source-off', 409) {}
/** Another register is on its way in. */
export class ListLoading extends expected('core/list-loading', 409) {}
/** The register was ended before: given up, or ready. */
export class ListEnded extends expected('core/list-ended', 409) {}
/** Of the rows that came, hardly any names a person: the register stays as it was. */
export class ListUnusable extends expected('core/list-unusable', 422)<{ people: number; faulty: number }> {}
/** A paper of this person waits for an officer already. */
export class PaperWaits extends expected('core/paper-waits', 409) {}
/** The officer has not opened what she decides on. */
export class PaperNotSeen extends expected('core/paper-not-seen', 409) {}
