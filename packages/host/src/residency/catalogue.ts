import en from '../../i18n/residency.en.json' with { type: 'json' };
import uk from '../../i18n/residency.uk.json' with { type: 'json' };

/** Words of residence and of the desk where people are served. */
export const residencyCatalogue = { ns: 'residency', uk, en } as const;
