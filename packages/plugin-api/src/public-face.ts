import type { DataContext } from './context.ts';
import type { Participation, ParticipationQuestion } from './participation.ts';

/** A page that search engines may list. */
export interface SitemapPage {
  /** Path on the tenant's site, without a language. */
  readonly path: string;
  /** When what it shows changed last, where that is known. */
  readonly changedAt: Date | null;
}

/** Where the next pages of a sitemap begin. */
export interface SitemapQuestion {
  /** One of the keys that `parts` named. */
  readonly part: string;
  /** Where the batch before ended; null for the first one. */
  readonly after: string | null;
  readonly limit: number;
}

/** Pages of a plugin for search engines: those only that a guest may read and that say nothing against being indexed. */
export interface SitemapDeclaration {
  /**
   * Files into which the pages are cut, so that none grows beyond the 50,000 addresses that sitemaps.org allows; a key is made
   * of small letters, digits and hyphens (`2026`). What is in a part stays in it.
   */
  parts(ctx: DataContext): Promise<readonly string[]>;
  /** The next pages of a part in an order that never changes. Each batch has a short transaction of a guest. */
  pages(
    ctx: DataContext,
    question: SitemapQuestion,
  ): Promise<{ readonly pages: readonly SitemapPage[]; readonly next: string | null }>;
}

/** What a visitor typed into the search over the whole site. */
export interface SearchQuestion {
  /** Trimmed, never empty, at most 200 letters. */
  readonly text: string;
  readonly limit: number;
}

/** Something that was found. Texts are in the reader's language, paths are on the tenant's site. */
export interface SearchHit {
  readonly title: string;
  readonly path: string;
  /** State, date and the like, in one line. */
  readonly note: string | null;
  /** A passage in which it was found; null when only the title was. */
  readonly extract: string | null;
  /** Words of title and extract that it was found by, as they are written there. */
  readonly found: readonly string[];
}

/** What one plugin found. */
export interface SearchFindings {
  /** Name of the group: «Петиції». */
  readonly title: string;
  readonly icon: string;
  /** How many there are in all. */
  readonly total: number;
  /** `similar`: nothing has every word as it was typed; these have most of them, or words that are spelt alike. */
  readonly match: 'exact' | 'similar';
  /** The best first. */
  readonly hits: readonly SearchHit[];
  /** The plugin's own list with all of them. */
  readonly morePath: string;
  /** Tags whose invalidation makes the answer out of date. */
  readonly tags: readonly string[];
}

/** Which days of the calendar are asked for, in the tenant's time zone, both included. */
export interface CalendarQuestion {
  readonly from: string;
  readonly until: string;
  readonly limit: number;
}

/** Something that ends or happens on a known day and that a resident may want to be in time for. */
export interface CalendarMatter {
  /** The same for ever, also when the day moves: calendars on phones know an entry by it. An id and a word. */
  readonly key: string;
  readonly icon: string;
  /** What kind of thing it is: «Петиція: кінець збору підписів». */
  readonly kind: string;
  readonly title: string;
  /** Path on the tenant's site. */
  readonly path: string;
  readonly note: string | null;
  /** The day itself, or the last day on which it is not too late, in the tenant's time zone: `2026-12-12`. */
  readonly day: string;
}

/** What a plugin puts into the tenant's calendar. */
export interface CalendarMatters {
  /** In the order of their days. */
  readonly matters: readonly CalendarMatter[];
  readonly tags: readonly string[];
}

/** Something new that everybody may read, for the feed of the whole site. */
export interface NewsEntry {
  /** The same for ever: `urn:uuid:…` and what happened. */
  readonly id: string;
  readonly title: string;
  /** Path on the tenant's site. */
  readonly path: string;
  readonly summary: string;
  readonly at: Date;
  /** What kind of news it is: «Нова петиція». */
  readonly kind: string;
}

/** The latest news of a plugin, newest first. */
export interface News {
  readonly entries: readonly NewsEntry[];
  readonly tags: readonly string[];
}

/** What a plugin shows on the pages that belong to the whole site. Every part is optional, read-only, asked for as a guest's. */
export interface PublicFace {
  readonly sitemap?: SitemapDeclaration;
  /** Null when there is nothing to search for in what was typed. */
  search?(ctx: DataContext, question: SearchQuestion): Promise<SearchFindings | null>;
  calendar?(ctx: DataContext, question: CalendarQuestion): Promise<CalendarMatters>;
  news?(ctx: DataContext, limit: number): Promise<News>;
  /** How people took part, in numbers. Cheap: what is costly to count is counted once, when its month is over. */
  participation?(ctx: DataContext, question: ParticipationQuestion): Promise<Participation>;
}
