import { listFeed } from '../list-feed.ts';

/** New petitions for feed readers. */
export const loader = listFeed('json');
