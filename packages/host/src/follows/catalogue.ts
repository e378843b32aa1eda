import en from '../../i18n/follows.en.json' with { type: 'json' };
import uk from '../../i18n/follows.uk.json' with { type: 'json' };

/** Words of following by mail: the first letter, the pages behind its links, the list in the account. */
export const followsCatalogue = { ns: 'follows', uk, en } as const;
