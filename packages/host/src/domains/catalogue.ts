import en from '../../i18n/domains.en.json' with { type: 'json' };
import uk from '../../i18n/domains.uk.json' with { type: 'json' };

/** Words of own domains. */
export const domainsCatalogue = { ns: 'domains', uk, en } as const;
