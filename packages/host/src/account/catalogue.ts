import en from '../../i18n/mydata.en.json' with { type: 'json' };
import uk from '../../i18n/mydata.uk.json' with { type: 'json' };

/** Words of a person's own record: what was done, what is kept and why, and the file that takes it along. */
export const myDataCatalogue = { ns: 'mydata', uk, en } as const;
