import type { Catalogue } from '@viche/i18n';
import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };

/** Why files are not taken, in words. */
export const filesCatalogue: Catalogue = { ns: 'files', uk, en };
