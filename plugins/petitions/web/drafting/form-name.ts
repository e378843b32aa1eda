/** Name of every form of a draft, for its token. */
export const DRAFT_FORM = 'petitions.draft';
