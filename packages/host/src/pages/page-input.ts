import { z } from 'zod';

/** Characters of a page's text in one language: some thirty printed pages. */
export const MOST_PAGE_TEXT = 60_000;
export const PLACEMENTS = ['none', 'header', 'footer', 'help'] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** Addresses that a page may not have: people would take them for something else. */
export const RESERVED_PAGE_SLUGS: ReadonlySet<string> = new Set(
  'new edit admin api account login logout auth files graphql uk en index sitemap robots search help contacts accessibility'.split(
    ' ',
  ),
);
const LONGEST_SLUG = 60;

/**
 * What a page says, in both languages. The Ukrainian text stands for an English one that is not there; English words that the
 * input leaves out stay as they were.
 */
export const pageText = {
  titleUk: z.string().trim().min(3).max(150),
  titleEn: z.string().trim().max(150).optional(),
  bodyUk: z.string().trim().max(MOST_PAGE_TEXT).default(''),
  bodyEn: z.string().trim().max(MOST_PAGE_TEXT).optional(),
};

/** Empty: made from the title. */
export const pageSlug = z.string().trim().toLowerCase().max(LONGEST_SLUG).default('');

/** Which menu leads to a page, or that it is a section of the page of help; and its place among others there. */
export const pagePlace = {
  placement: z.enum(PLACEMENTS).default('none'),
  order: z.int().min(0).max(999).default(0),
};

/** Why a page cannot have this address, as a catalogue key; null when it can. */
export function pageSlugProblem(slug: string): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > LONGEST_SLUG) return 'core:pages.problem.slug-form';
  return RESERVED_PAGE_SLUGS.has(slug) ? 'core:pages.problem.slug-reserved' : null;
}
