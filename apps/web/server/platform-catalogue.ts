import type { Environment, Host } from '@viche/host';
import { localePath } from '@viche/i18n';
import type { Locale } from '@viche/plugin-api';
import type { CatalogueOblast, FoundHromada, SiteCatalogue } from '@viche/site';
import { councilName, type Municipality, type Oblast, regionOf, type TerritoryIndex } from '@viche/territories';

interface CatalogueParts {
  readonly host: Host;
  readonly env: Pick<Environment, 'PLATFORM_URL'>;
  territories(): Promise<TerritoryIndex>;
}

const LONGEST_QUESTION = 200;

/** The catalogue of all hromadas for one request of the platform's host. */
export function platformCatalogue({ host, env, territories }: CatalogueParts, locale: Locale): SiteCatalogue {
  const { protocol, host: platformHost } = new URL(env.PLATFORM_URL);

  /** Slugs of open sites by the code of their hromada. */
  async function openSites(): Promise<ReadonlyMap<string, string>> {
    const rows = await host.pool.platform(
      ({ sql }) => sql<{ code: string; slug: string }>`select code, slug from viche.tenant_directory()`,
    );
    return new Map(rows.map(({ code, slug }) => [code, slug]));
  }

  const shown = (one: Municipality, sites: ReadonlyMap<string, string>): FoundHromada => {
    const slug = sites.get(one.code);
    return {
      code: one.code,
      name: councilName(one)[locale],
      region: regionOf(one)[locale],
      centre: one.centre,
      settlements: one.settlements,
      site: slug ? 'open' : 'none',
      siteHref: slug ? `${protocol}//${slug}.${platformHost}${localePath(locale, '/')}` : null,
    };
  };
  const counted = ({ slug, name, municipalities }: Oblast, sites: ReadonlyMap<string, string>): CatalogueOblast => ({
    slug,
    name: name[locale],
    hromadas: municipalities.length,
    sites: municipalities.filter(({ code }) => sites.has(code)).length,
  });

  return {
    async oblasts() {
      const [index, sites] = [await territories(), await openSites()];
      return index.oblasts().map((oblast) => counted(oblast, sites));
    },
    async oblast(slug) {
      const oblast = (await territories()).oblasts().find((known) => known.slug === slug);
      if (!oblast) return null;
      const sites = await openSites();
      const raions = new Map<string | null, FoundHromada[]>();
      for (const one of oblast.municipalities) {
        const name = one.raion && raionName(one, locale);
        raions.set(name, [...(raions.get(name) ?? []), shown(one, sites)]);
      }
      return {
        oblast: counted(oblast, sites),
        raions: [...raions].map(([name, hromadas]) => ({ name, hromadas })),
      };
    },
    async search(question) {
      const { found, count } = (await territories()).search(question.slice(0, LONGEST_QUESTION));
      const sites = await openSites();
      return { found: found.map((one) => shown(one, sites)), count };
    },
  };
}

/** «Вишгородський район», `Vyshhorodskyi district`. */
const raionName = (one: Municipality, locale: Locale): string => regionOf({ ...one, oblast: null })[locale];
