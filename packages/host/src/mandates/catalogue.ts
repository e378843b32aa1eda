import en from '../../i18n/mandates.en.json' with { type: 'json' };
import uk from '../../i18n/mandates.uk.json' with { type: 'json' };

/** Letters of the platform to private persons who open a site. */
export const mandatesCatalogue = { ns: 'mandates', uk, en } as const;
