import { expected } from '@viche/plugin-api';

/** The link waits no more: used, replaced by a newer letter, or too old. */
export class ContactOver extends expected('core/contact-over', 409) {}
/** Another account has confirmed the same address: one address is one person's. */
export class ContactTaken extends expected('core/contact-taken', 409) {}
