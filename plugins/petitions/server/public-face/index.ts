import type { PublicFace } from '@viche/plugin-api';
import { petitionCalendar } from './calendar.ts';
import { petitionNews } from './news.ts';
import { petitionParticipation } from './participation.ts';
import { searchForSite } from './search.ts';
import { petitionSitemap } from './sitemap.ts';

/** What petitions give to the pages of the whole site. */
export const petitionsFace: PublicFace = {
  sitemap: petitionSitemap,
  search: searchForSite,
  calendar: petitionCalendar,
  news: petitionNews,
  participation: petitionParticipation,
};
