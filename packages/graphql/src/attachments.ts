import type { AttachedFile } from '@viche/plugin-api';
import { attachedFiles } from '@viche/storage';
import type { Builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { loadMany } from './load-many.ts';
import { CORE } from './tenant-gate.ts';

type AttachmentRef = ReturnType<typeof addAttachments>;
const refs = new WeakMap<Builder, AttachmentRef>();

/** The core's type of a file, for fields of a plugin: `t.field({ type: [attachmentRef(builder)], … })`. */
export const attachmentRef = (builder: Builder): AttachmentRef => refs.get(builder)!;

/** Files that hang on the subject, loaded together with those of its siblings. Which of them to show is the caller's word. */
export const filesOf = async (ctx: GraphqlContext, subjectId: string): Promise<readonly AttachedFile[]> =>
  (await loadMany(ctx, 'core.files', subjectId, (ids, { sql, tenantId }) => attachedFiles({ sql, tenantId }, ids))) ??
  [];

/** Files as the public API shows them. */
export function addAttachments(builder: Builder) {
  const Kind = builder.enumType('AttachmentKind', {
    extensions: CORE,
    values: ['image', 'pdf', 'document', 'signature'] as const,
  });
  const Attachment = builder.objectRef<AttachedFile>('Attachment').implement({
    description: 'A file. It was checked by content; pictures were encoded anew.',
    extensions: CORE,
    fields: (t) => ({
      uuid: t.exposeString('id'),
      kind: t.field({ type: Kind, resolve: ({ kind }) => kind }),
      mediaType: t.exposeString('mediaType'),
      bytes: t.exposeInt('bytes'),
      fileName: t.exposeString('fileName'),
      alt: t.exposeString('alt', { description: 'What a picture shows; may be empty.' }),
      width: t.exposeInt('width', { nullable: true }),
      height: t.exposeInt('height', { nullable: true }),
      url: t.string({
        description: 'On the host of files. For a file that is not public it is signed and opens for five minutes.',
        resolve: (file, _args, ctx) => ctx.fileAddress(file),
      }),
      thumbnailUrl: t.string({
        nullable: true,
        resolve: ({ thumbnailId, visibility }, _args, ctx) =>
          thumbnailId ? ctx.fileAddress({ id: thumbnailId, visibility }) : null,
      }),
      subjectUuid: t.exposeString('subjectId', { description: 'Bare id of what it hangs on.' }),
      signers: t.field({
        type: 'JSON',
        description:
          'Who signed, as the file itself states it: a list of {name, organisation, post, certificateSerial, issuer, signedAt}. The signatures are not verified here.',
        resolve: ({ signers }) => signers as never,
      }),
    }),
  });
  refs.set(builder, Attachment);
  return Attachment;
}
