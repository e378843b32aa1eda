import type { Locale } from './locale.ts';

/** A title in the reader's language; the Ukrainian one stands for an English one that is not there. */
export function titleIn(
  locale: Locale,
  { titleUk, titleEn }: { readonly titleUk: string; readonly titleEn: string },
): string {
  return (locale === 'en' && titleEn) || titleUk;
}
