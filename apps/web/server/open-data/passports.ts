import { GUEST, type Host, makeCaller, type OpenDataset, openDatasets, type TenantBundle } from '@viche/host';
import { dcatCatalogue, tableStructure } from '@viche/open-data';
import type { Translate } from '@viche/plugin-api';

const words = (t: Translate, { plugin, declaration: { key } }: OpenDataset, path: string): string =>
  t(`${plugin}:openData.${key}.${path}`);

/** The structure file of a dataset, in the language of the state. */
export function structureOf(t: Translate, dataset: OpenDataset): object {
  const { columns, primaryKey } = dataset.declaration;
  return tableStructure(
    columns.map(({ name, datatype, need }) => ({
      name,
      title: words(t, dataset, `columns.${name}.title`),
      description: words(t, dataset, `columns.${name}.meaning`),
      datatype,
      required: need === 'required',
    })),
    primaryKey,
    'uk',
  );
}

/** What harvesters of other portals ask for: every dataset of the hromada with its files. */
export async function catalogueOf(
  host: Host,
  { bundle, origin, requestId }: { bundle: TenantBundle; origin: string; requestId: string },
): Promise<object> {
  const { t } = host.translators.uk;
  const { names, edrpou, contacts } = bundle.info;
  const caller = makeCaller(host, { bundle, actor: GUEST, locale: 'uk', requestId });
  const datasets = await caller.read(async (ctx) => {
    const found = [];
    for (const dataset of openDatasets(host, bundle.enabled)) {
      const { key, annex = null, facts } = dataset.declaration;
      const { changedAt } = await facts(ctx);
      const title = words(t, dataset, 'title');
      found.push({ key, annex, changedAt, title, description: words(t, dataset, 'description') });
    }
    return found;
  });
  return dcatCatalogue({
    origin,
    title: t('site:openData.catalogueTitle', { council: names.uk.official }),
    publisher: { name: names.uk.official, edrpou, email: contacts.email ?? null },
    datasets,
  });
}
