import { petitionFeed } from '../petition-feed.ts';

/** What happens to one petition, for feed readers. */
export const loader = petitionFeed('json');
