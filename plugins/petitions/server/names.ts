import type { PetitionSettings } from '../plugin.ts';

/** `Бондаренко Наталія Ігорівна` as the tenant shows it: whole, or `Бондаренко Н. І.`. */
export function signatoryName(publicName: string | null, display: PetitionSettings['signatoryDisplay']): string {
  const name = publicName ?? '';
  if (display === 'full-name') return name;
  const [surname = '', ...given] = name.split(' ');
  return [surname, ...given.map((part) => `${[...part][0]}.`)].join(' ');
}
