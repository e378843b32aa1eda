import { expected } from '@viche/plugin-api';

/** Another hromada has proved that the name is its own. */
export class DomainTaken extends expected('core/domain-taken', 409)<{ host: string }> {}
/** More names than a site needs. */
export class TooManyDomains extends expected('core/too-many-domains', 409)<{ most: number }> {}
/** Visitors cannot be sent there: the name does not lead here yet, or its certificate is not good. */
export class DomainNotReady extends expected('core/domain-not-ready', 409) {}
