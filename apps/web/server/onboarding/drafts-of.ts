import { documentTemplates, type Host } from '@viche/host';
import type { Translator } from '@viche/i18n';
import type { OnboardingPaper } from '@viche/site';
import type { Municipality } from '@viche/territories';
import type { ApplicationContent } from './application.ts';
import { rulesOf } from './module-choices.ts';
import { newTenantOf } from './new-tenant-of.ts';

interface DraftFacts {
  readonly content: ApplicationContent;
  readonly municipality: Municipality;
  /** Of the council; null as long as nobody has said it. */
  readonly edrpou: string | null;
}

/** Drafts of documents for a site that is not there yet: the same texts as at its desk, by the answers of the wizard. */
export function draftsOf(
  { servers }: Pick<Host, 'servers'>,
  { t }: Translator,
  { content, municipality, edrpou }: DraftFacts,
): readonly OnboardingPaper[] {
  const manifests = servers.map(({ manifest }) => manifest);
  const on = content.modules ?? manifests.map(({ id }) => id);
  const site = newTenantOf(
    { ...content, slug: content.slug ?? '', modules: on },
    municipality,
    edrpou ?? '',
    manifests,
  );
  const { officialName, shortName, region, officialNameEn, shortNameEn, regionEn } = site.names;
  return documentTemplates(
    {
      t,
      enabled: new Set(on),
      settingsOf: ({ id, settings }) =>
        settings.parse(rulesOf(manifests.find((manifest) => manifest.id === id)!, content)) as never,
      tenant: {
        ...site,
        id: '',
        names: {
          uk: { official: officialName, short: shortName, region },
          en: { official: officialNameEn, short: shortNameEn, region: regionEn },
        },
        edrpou,
        timeZone: 'Europe/Kyiv',
        state: 'draft',
        trial: false,
        openedAt: null,
        closing: null,
      },
    },
    servers,
  );
}
