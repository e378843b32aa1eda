import en from '../../i18n/trial.en.json' with { type: 'json' };
import uk from '../../i18n/trial.uk.json' with { type: 'json' };

/** Words of a site that is tried out: on every page, in letters, and where it is opened to residents. */
export const trialCatalogue = { ns: 'trial', uk, en } as const;
