import { writtenText } from './petition-text.ts';

/** Words of a category in both languages of the site. */
export const categoryWords = { titleUk: writtenText(2, 100), titleEn: writtenText(2, 100) };

/** One spelling for comparing: two categories that differ by letter case are one. */
export const sameTitle = (title: string): string => title.toLocaleLowerCase('uk');
