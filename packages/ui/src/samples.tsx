import { Crest } from './components/site-header/crest.tsx';
import type { SiteBrand } from './components/site-header/site-header.tsx';
import type { LinkItem } from './link-item.ts';

/** Invented council for examples. */
export const sampleBrand: SiteBrand = {
  name: 'Миколаївська міська рада',
  sub: 'Стрийський район, Львівська область',
  href: '/',
  mark: <Crest label="" />,
};

const SECTIONS: readonly LinkItem[] = [
  { href: '/petitions', label: 'Петиції' },
  { href: '/participatory-budgeting', label: 'Бюджет участі' },
  { href: '/consultations', label: 'Консультації' },
  { href: '/polls', label: 'Опитування' },
  { href: '/information-requests', label: 'Запити на інформацію' },
];

/** Menu of the invented council with one section current. */
export function sampleNav(current?: string): readonly LinkItem[] {
  return SECTIONS.map((item) => (item.href === current ? { ...item, current: 'section' as const } : item));
}
