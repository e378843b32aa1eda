import { transliterate } from '@viche/i18n';
import type { Municipality } from './municipality.ts';

/** One name in both languages of the site. */
export interface NameOfCouncil {
  readonly uk: string;
  readonly en: string;
}

const COUNCIL = {
  city: { uk: 'міська рада', en: 'City Council' },
  settlement: { uk: 'селищна рада', en: 'Settlement Council' },
  village: { uk: 'сільська рада', en: 'Village Council' },
} as const;

/** «Славутицька міська рада», `Slavutych City Council`; the two cities: «Київська міська рада», `Kyiv City Council`. */
export function councilName(of: Municipality): NameOfCouncil {
  const { uk, en } = COUNCIL[of.council];
  const adjective = of.kind === 'special-city' ? (SPECIAL_CITY[of.name] ?? of.name) : of.name;
  return { uk: `${adjective} ${uk}`, en: `${transliterate(of.centre)} ${en}` };
}

/** How councils of the two cities with a special status are called. */
const SPECIAL_CITY: Readonly<Record<string, string>> = { Київ: 'Київська', Севастополь: 'Севастопольська' };

/** What people call the place: its centre. */
export const shortNameOf = ({ centre }: Municipality): NameOfCouncil => ({ uk: centre, en: transliterate(centre) });

/** «Київська область», `Kyivska region`; of a city with a special status, «м. Київ». */
export function oblastName({ oblast, name }: Municipality): NameOfCouncil {
  if (!oblast) return { uk: `м. ${name}`, en: transliterate(name) };
  if (oblast.startsWith('Автономна')) return { uk: oblast, en: 'Autonomous Republic of Crimea' };
  return { uk: `${oblast} область`, en: `${transliterate(oblast)} region` };
}

/** «Вишгородський район, Київська область», `Vyshhorodskyi district, Kyivska region`; empty for the two cities. */
export function regionOf({ raion, oblast }: Municipality): NameOfCouncil {
  const autonomous = oblast?.startsWith('Автономна');
  const uk = [raion && `${raion} район`, oblast && (autonomous ? oblast : `${oblast} область`)];
  const en = [
    raion && `${transliterate(raion)} district`,
    oblast && (autonomous ? 'Autonomous Republic of Crimea' : `${transliterate(oblast)} region`),
  ];
  return { uk: uk.filter(Boolean).join(', '), en: en.filter(Boolean).join(', ') };
}
