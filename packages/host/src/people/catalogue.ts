import en from '../../i18n/people.en.json' with { type: 'json' };
import uk from '../../i18n/people.uk.json' with { type: 'json' };

/** Words of staff: roles, invitations and their letter, passkeys, the second proof. */
export const peopleCatalogue = { ns: 'people', uk, en } as const;
