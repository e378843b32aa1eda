import { expected } from '@viche/plugin-api';

/** Another site has the address; of two who ask at once, the index decides. */
export class SlugTaken extends expected('core/slug-taken', 409)<{ slug: string }> {}
/** The hromada has a site already, or got one this very moment. */
export class TerritoryTaken extends expected('core/territory-taken', 409)<{ code: string }> {}
/** The council of this EDRPOU code has a site of another hromada. */
export class EdrpouTaken extends expected('core/edrpou-taken', 409)<{ edrpou: string }> {}
/** The application was opened or withdrawn meanwhile, perhaps on another device. */
export class ApplicationEnded extends expected('core/application-ended', 409) {}
