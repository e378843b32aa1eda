import en from '../catalogues/identity.en.json' with { type: 'json' };
import uk from '../catalogues/identity.uk.json' with { type: 'json' };

/** Texts of sign-in: refusals as `identity:errors.<code>.{title,body,next}`, and what stays after erasure. */
export const identityCatalogue = { ns: 'identity', uk, en } as const;
