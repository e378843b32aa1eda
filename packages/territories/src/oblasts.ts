import { slugify } from '@viche/i18n';
import type { Municipality } from './municipality.ts';
import { type NameOfCouncil, oblastName } from './names.ts';

/** A part of the country in the catalogue: an oblast, the Autonomous Republic, or a city with a special status. */
export interface Oblast {
  /** `kyivska`, `kyiv`: how addresses spell it. */
  readonly slug: string;
  readonly name: NameOfCouncil;
  readonly municipalities: readonly Municipality[];
}

/** The municipalities by oblast, both by the Ukrainian alphabet; of one oblast by raion. */
export function oblastsOf(municipalities: readonly Municipality[]): readonly Oblast[] {
  const bySlug = new Map<string, Municipality[]>();
  for (const one of municipalities) {
    const slug = slugify(one.oblast ?? one.name, 60);
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), one]);
  }
  const compare = (a: string, b: string) => a.localeCompare(b, 'uk');
  return [...bySlug]
    .map(([slug, all]) => ({
      slug,
      name: oblastName(all[0]!),
      municipalities: all.sort((a, b) => compare(a.raion ?? '', b.raion ?? '') || compare(a.name, b.name)),
    }))
    .sort((a, b) => compare(a.name.uk, b.name.uk));
}
