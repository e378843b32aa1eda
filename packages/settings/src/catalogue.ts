import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };

/** Words of every settings form, to be loaded with the other catalogues. */
export const settingsCatalogue = { ns: 'settings', uk, en } as const;
