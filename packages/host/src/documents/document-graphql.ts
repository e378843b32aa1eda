import { attachmentRef, type Builder, commandField, filesOf } from '@viche/graphql';
import { titleIn } from '@viche/i18n';
import type { AnyPluginServer, DataContext } from '@viche/plugin-api';
import { addDocument, DOCUMENT_KINDS, editDocument, withdrawDocument } from './document-commands.ts';
import { type DocumentView, documentsOf } from './document-queries.ts';
import { type DocumentTemplate, documentTemplates } from './document-templates.ts';

const CORE = { plugin: 'core' } as const;

/** `documents` for everybody; the desk's list, templates and mutations for editors. */
export function addDocuments(builder: Builder, servers: readonly AnyPluginServer[]): void {
  const paperOf = async (ctx: Parameters<typeof filesOf>[0], { id, hasFile }: DocumentView) =>
    hasFile ? ((await filesOf(ctx, id)).filter(({ visibility }) => visibility === 'public').at(-1) ?? null) : null;
  const Document = builder.objectRef<DocumentView>('Document').implement({
    description: 'An act or a paper that the hromada publishes: a file of this site, or a link.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      kind: t.exposeString('kind', { description: DOCUMENT_KINDS.join(', ') }),
      title: t.string({ resolve: (document, _args, ctx) => titleIn(ctx.locale, document) }),
      titleUk: t.exposeString('titleUk'),
      titleEn: t.exposeString('titleEn'),
      number: t.exposeString('number'),
      adoptedOn: t.field({ type: 'Day', nullable: true, resolve: ({ adoptedOn }) => adoptedOn }),
      inForceFrom: t.field({ type: 'Day', nullable: true, resolve: ({ inForceFrom }) => inForceFrom }),
      link: t.string({
        nullable: true,
        description: 'Where it lies when it is no file of this site.',
        resolve: ({ url }) => url,
      }),
      url: t.string({
        description: 'Address of the document: of its file, or the link. A path belongs to the site.',
        resolve: async (document, _args, ctx) => {
          const paper = await paperOf(ctx, document);
          return paper ? ctx.fileAddress(paper) : (document.url ?? '/documents');
        },
      }),
      file: t.field({
        type: attachmentRef(builder),
        nullable: true,
        resolve: (document, _args, ctx) => paperOf(ctx, document),
      }),
      order: t.exposeInt('order'),
      revision: t.exposeInt('revision'),
      changedAt: t.field({ type: 'DateTime', resolve: ({ changedAt }) => changedAt }),
      withdrawnAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ withdrawnAt }) => withdrawnAt }),
    }),
  });
  builder.options.tenantGate.publicFields.set('documents', CORE.plugin);
  builder.queryField('documents', (t) =>
    t.field({
      type: [Document],
      extensions: CORE,
      description: 'Documents that the hromada publishes, in its order.',
      args: { first: t.arg.int({ defaultValue: 100 }) },
      resolve: (_root, { first }, ctx) => documentsOf(ctx, 'shown', Math.max(1, first ?? 100)),
    }),
  );
  const authScopes = { can: ['read', 'Document'] } as const;
  builder.queryField('deskDocuments', (t) =>
    t.field({
      type: [Document],
      extensions: CORE,
      authScopes,
      description: 'All documents, withdrawn ones too.',
      resolve: (_root, _args, ctx) => documentsOf(ctx, 'all'),
    }),
  );
  const Template = builder.objectRef<DocumentTemplate>('DocumentTemplate').implement({
    description: 'A draft for the council’s lawyer, filled with the facts of the hromada. It is no legal act.',
    extensions: CORE,
    fields: (t) => ({
      key: t.exposeString('key'),
      title: t.exposeString('title'),
      text: t.exposeString('text', { description: 'Ukrainian, with the marks of Markdown.' }),
      missing: t.stringList({
        description: 'Facts that the hromada has not given yet.',
        resolve: ({ missing }) => [...missing],
      }),
    }),
  });
  builder.queryField('documentTemplates', (t) =>
    t.field({
      type: [Template],
      extensions: CORE,
      authScopes,
      resolve: (_root, _args, ctx) => documentTemplates(ctx, servers),
    }),
  );
  const load = async (ctx: DataContext, { documentId }: { documentId: string }) =>
    (await documentsOf(ctx, 'all')).find(({ id }) => id === documentId) ?? null;
  commandField(builder, addDocument, { type: Document, load, description: 'Publishes a document.' });
  commandField(builder, editDocument, {
    type: Document,
    load,
    description: 'Mends what is said of a document, or sends a new edition.',
  });
  commandField(builder, withdrawDocument, {
    type: Document,
    load,
    description: 'Takes a document out of the public list, or puts it back.',
  });
}
