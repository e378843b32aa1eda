import type { TenantKeys } from '@viche/identity';
import type { TenantBundle } from '../tenants.ts';
import type { NewTenant } from './new-tenant.ts';

/** The tenant as the host would read it, for acts within the transaction that makes it: nobody else sees the row yet. */
export function newBundle(id: string, tenant: NewTenant, keys: TenantKeys): TenantBundle {
  const { names, modules } = tenant;
  return {
    info: {
      id,
      slug: tenant.slug,
      code: tenant.code,
      names: {
        uk: { official: names.officialName, short: names.shortName, region: names.region },
        en: { official: names.officialNameEn, short: names.shortNameEn, region: names.regionEn },
      },
      edrpou: tenant.edrpou,
      population: tenant.population,
      timeZone: 'Europe/Kyiv',
      locales: ['uk', 'en'],
      statuteUrl: tenant.statuteUrl,
      statuteEdition: tenant.statuteEdition,
      brand: tenant.brand,
      contacts: tenant.contacts,
      state: tenant.state,
    },
    keys,
    enabled: new Set(modules.map(({ plugin }) => plugin)),
    order: new Map(modules.map(({ plugin, order }) => [plugin, order])),
    settings: new Map(modules.map(({ plugin, settings }) => [plugin, settings])),
    parsed: new Map(),
    version: 1,
  };
}
