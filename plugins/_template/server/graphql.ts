import { type Builder, commandField, errorType, tenantNode } from '@viche/graphql';
import plugin from '../plugin.ts';
import { postNotice } from './commands/post-notice.ts';
import { TemplateBoardFull } from './errors.ts';

/** On every type and root field: what its owner has switched off does not exist. */
const OWNED = { plugin: plugin.id } as const;
const LARGEST_PAGE = 100;

/** Types, queries and mutations of the plugin. */
export function addTemplateBoard(builder: Builder): void {
  const Notice = tenantNode(builder, 'TemplateBoardNotice', {
    plugin: OWNED.plugin,
    description: 'A notice of the council.',
    fields: (t) => ({
      title: t.exposeString('title'),
      text: t.exposeString('text'),
      postedAt: t.expose('postedAt', { type: 'DateTime' }),
      shownUntil: t.expose('shownUntil', { type: 'DateTime' }),
    }),
  });

  builder.queryField('templateBoardNotices', (t) =>
    t.prismaField({
      type: [Notice],
      extensions: OWNED,
      description: 'Notices that stand on the board, newest first.',
      resolve: (query, _root, _args, ctx) =>
        ctx.db.templateBoardNotice.findMany({
          ...query,
          where: { tenantId: ctx.tenantId, archivedAt: null },
          orderBy: [{ postedAt: 'desc' }, { id: 'desc' }],
          take: LARGEST_PAGE,
        }),
    }),
  );

  builder.queryField('templateBoardArchive', (t) =>
    t.prismaField({
      type: [Notice],
      extensions: OWNED,
      authScopes: { can: ['post', 'TemplateBoardNotice'] },
      description: 'Notices whose days are over, for the desk.',
      resolve: (query, _root, _args, ctx) =>
        ctx.db.templateBoardNotice.findMany({
          ...query,
          where: { tenantId: ctx.tenantId, archivedAt: { not: null } },
          orderBy: [{ archivedAt: 'desc' }, { id: 'desc' }],
          take: LARGEST_PAGE,
        }),
    }),
  );

  errorType(builder, TemplateBoardFull, {
    fields: (t) => ({ limit: t.int({ resolve: (error) => Number(error.params.limit) }) }),
  });

  commandField(builder, postNotice, {
    name: 'postTemplateBoardNotice',
    type: Notice,
    load: (ctx, { noticeId }) =>
      ctx.db.templateBoardNotice.findFirst({ where: { tenantId: ctx.tenantId, id: noticeId } }),
    description: 'Puts a notice on the board.',
  });
}
