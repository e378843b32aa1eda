import en from '../../i18n/closing.en.json' with { type: 'json' };
import uk from '../../i18n/closing.uk.json' with { type: 'json' };

/** Words of a site that is being closed, or is closed: on every page, at the desk, in the letter, in the certificate. */
export const closingCatalogue = { ns: 'closing', uk, en } as const;
