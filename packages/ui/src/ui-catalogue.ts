import type { Catalogue } from '@viche/i18n';
import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };

/** Own words of the components: menus, pagination, error summary. Load it beside the core catalogue. */
export const uiCatalogue: Catalogue = { ns: 'ui', uk, en };
