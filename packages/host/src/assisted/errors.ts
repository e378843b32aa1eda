import { expected } from '@viche/plugin-api';

/** The hromada serves nobody at a desk. */
export class AssistedOff extends expected('core/assisted-off', 409) {}
/** In a session at a desk only those acts are done that an officer may help with. */
export class NotAtDesk extends expected('core/not-at-desk', 403) {}
