import { newsFeed } from '../news/news-feed.ts';

export const loader = newsFeed('json');
