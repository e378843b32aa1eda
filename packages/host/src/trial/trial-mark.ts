import type { Locale } from '@viche/plugin-api';

/** Stands before the council's name wherever a trial says it: pages, papers, pictures, feeds, letters, open data. */
const MARK: Readonly<Record<Locale, string>> = { uk: 'Пробний сайт · ', en: 'Trial site · ' };

/** Stands before every number that a trial gives out: no council has such numbers. */
const NUMBER_MARK = 'ПРОБА-';

/** The council's name as a trial says it, so that nothing of it passes for the council's own word. */
export const markedName = (name: string, locale: Locale): string => MARK[locale] + name;

/** The council's name itself, for what outlives the trial: its documents, its staff's passkeys. */
export const councilNameOf = (name: string, locale: Locale): string =>
  name.startsWith(MARK[locale]) ? name.slice(MARK[locale].length) : name;

export const markedNumber = (number: string): string => NUMBER_MARK + number;
