import { DISTRIBUTIONS, type Distribution, LICENCE_URL } from '@viche/open-data';
import type { AnyPluginServer, OpenColumn, OpenDatasetDeclaration } from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { CORE } from './tenant-gate.ts';

type Source = Pick<AnyPluginServer, 'manifest' | 'openData'>;

interface Dataset {
  readonly plugin: string;
  readonly declaration: OpenDatasetDeclaration;
}

const words = ({ plugin, declaration }: Dataset, path: string): string =>
  `${plugin}:openData.${declaration.key}.${path}`;

/** `openDatasets`: the passports of everything that the modules publish. Open to guests; the rows are files, never fields. */
export function addOpenData(builder: Builder, servers: readonly Source[]): void {
  const datasets: readonly Dataset[] = servers.flatMap(({ manifest, openData = [] }) =>
    openData.map((declaration) => ({ plugin: manifest.id, declaration })),
  );
  const Column = builder.objectRef<OpenColumn & { readonly of: Dataset }>('OpenDatasetColumn').implement({
    extensions: CORE,
    fields: (t) => ({
      name: t.exposeString('name'),
      title: t.string({ resolve: ({ of, name }, _args, ctx) => ctx.t(words(of, `columns.${name}.title`)) }),
      meaning: t.string({ resolve: ({ of, name }, _args, ctx) => ctx.t(words(of, `columns.${name}.meaning`)) }),
      datatype: t.exposeString('datatype', { description: 'As CSV on the Web names it.' }),
      required: t.boolean({ resolve: ({ need }) => need === 'required' }),
    }),
  });
  const File = builder.objectRef<Distribution & { readonly key: string }>('OpenDatasetFile').implement({
    extensions: CORE,
    fields: (t) => ({
      format: t.exposeString('format'),
      ending: t.exposeString('ending'),
      mediaType: t.exposeString('mediaType'),
      path: t.string({
        description: 'Path on the site of the hromada.',
        resolve: ({ key, ending }) => `/data/${key}.${ending}`,
      }),
    }),
  });
  const Facts = builder.objectRef<Awaited<ReturnType<OpenDatasetDeclaration['facts']>>>('OpenDatasetFacts').implement({
    extensions: CORE,
    fields: (t) => ({
      rows: t.exposeInt('rows'),
      changedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When the newest row was added.',
        resolve: ({ changedAt }) => changedAt,
      }),
    }),
  });
  const OpenDataset = builder.objectRef<Dataset>('OpenDataset').implement({
    description: 'The passport of a published table.',
    extensions: CORE,
    fields: (t) => ({
      key: t.string({ resolve: ({ declaration }) => declaration.key }),
      module: t.exposeString('plugin', { description: 'Id of the module whose it is.' }),
      title: t.string({ resolve: (dataset, _args, ctx) => ctx.t(words(dataset, 'title')) }),
      description: t.string({ resolve: (dataset, _args, ctx) => ctx.t(words(dataset, 'description')) }),
      annex: t.string({
        nullable: true,
        description: 'Annex of CMU 835/2015 that prescribes the table.',
        resolve: ({ declaration }) => declaration.annex ?? null,
      }),
      licence: t.string({ resolve: () => LICENCE_URL }),
      facts: t.field({ type: Facts, resolve: ({ declaration }, _args, ctx) => declaration.facts(ctx) }),
      columns: t.field({
        type: [Column],
        resolve: (dataset) => dataset.declaration.columns.map((column) => ({ ...column, of: dataset })),
      }),
      files: t.field({
        type: [File],
        resolve: ({ declaration: { key } }) => DISTRIBUTIONS.map((distribution) => ({ ...distribution, key })),
      }),
      structurePath: t.string({ resolve: ({ declaration: { key } }) => `/data/${key}.schema.json` }),
    }),
  });
  builder.options.tenantGate.publicFields.set('openDatasets', CORE.plugin);
  builder.queryField('openDatasets', (t) =>
    t.field({
      type: [OpenDataset],
      extensions: CORE,
      args: { key: t.arg.string({ description: 'Only this one.' }) },
      resolve: (_root, { key }) =>
        datasets.filter(({ declaration }) => key === null || key === undefined || declaration.key === key),
    }),
  );
}
