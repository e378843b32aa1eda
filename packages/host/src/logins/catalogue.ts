import en from '../../i18n/logins.en.json' with { type: 'json' };
import uk from '../../i18n/logins.uk.json' with { type: 'json' };

/** Words of the ways to sign in. */
export const loginsCatalogue = { ns: 'logins', uk, en } as const;
