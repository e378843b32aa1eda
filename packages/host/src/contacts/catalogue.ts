import en from '../../i18n/letters.en.json' with { type: 'json' };
import uk from '../../i18n/letters.uk.json' with { type: 'json' };

/** Words of addresses that people confirm, and of the letters among which they choose. */
export const lettersCatalogue = { ns: 'letters', uk, en } as const;
