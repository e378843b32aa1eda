import { type NewTenant, siteLocales } from '@viche/host';
import { type AnyManifest, LOCALES } from '@viche/plugin-api';
import { councilName, type Municipality, regionOf, shortNameOf } from '@viche/territories';
import type { ApplicationContent } from './application.ts';
import { rulesOf } from './module-choices.ts';

/** The site that an application without gaps asks for; how it begins is said when it does. Names and region come from the codifier, never from a form. */
export function newTenantOf(
  content: ApplicationContent,
  municipality: Municipality,
  edrpou: string,
  manifests: readonly AnyManifest[],
): Omit<NewTenant, 'state'> {
  const official = councilName(municipality);
  const short = shortNameOf(municipality);
  const region = regionOf(municipality);
  const accent = content.look?.accent;
  const { statuteUrl, statuteEdition, ...reach } = content.papers ?? {};
  return {
    slug: content.slug!,
    code: municipality.code,
    kind: municipality.kind,
    names: {
      officialName: official.uk,
      officialNameEn: official.en,
      shortName: short.uk,
      shortNameEn: short.en,
      region: region.uk,
      regionEn: region.en,
    },
    edrpou,
    population: content.population!,
    locales: siteLocales(municipality.code, content.locales ?? LOCALES),
    brand: accent ? { preset: 'own', accent } : { preset: 'state' },
    contacts: Object.fromEntries(Object.entries(reach).filter(([, value]) => value !== '')),
    statuteUrl: statuteUrl || null,
    statuteEdition: statuteEdition || null,
    modules: manifests
      .filter(({ id }) => content.modules!.includes(id))
      .map((manifest, index) => ({
        plugin: manifest.id,
        order: (index + 1) * 10,
        settings: rulesOf(manifest, content),
      })),
  };
}
