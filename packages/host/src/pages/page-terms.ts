import { termsOf } from '@viche/search';

interface PageWords {
  readonly titleUk: string;
  readonly titleEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
}

/** Addresses of links are nobody's words. */
const LINK_TARGET = /\]\([^)\s]*\)/gu;

/** The terms that a page is found by, of both languages: people ask in one and read in the other. */
export const pageTerms = ({ titleUk, titleEn, bodyUk, bodyEn }: PageWords): string[] =>
  termsOf([titleUk, titleEn, bodyUk, bodyEn].join('\n').replaceAll(LINK_TARGET, '] '));
