import { writtenText } from './petition-text.ts';

/** Words of a category; English ones that are left out stay, and a site without English does not ask for them. */
export const categoryWords = { titleUk: writtenText(2, 100), titleEn: writtenText(2, 100).optional() };

/** One spelling for comparing: two categories that differ by letter case are one. */
export const sameTitle = (title: string): string => title.toLocaleLowerCase('uk');
