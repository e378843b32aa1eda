import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };

/** Words of the verifier's findings, to be loaded with the other catalogues. */
export const auditCatalogue = { ns: 'audit', uk, en } as const;
