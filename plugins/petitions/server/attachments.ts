import { cleanText } from '@viche/i18n';
import type { FileKind, PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import type { PetitionSettings } from '../plugin.ts';
import { subjectOf } from './case.ts';

const MB = 1_048_576;

/** What authors may attach, by the setting. Signature files belong to answers only. */
const KINDS: Readonly<Record<PetitionSettings['attachmentKinds'], readonly FileKind[]>> = {
  images: ['image'],
  'images-and-pdf': ['image', 'pdf'],
  'images-and-documents': ['image', 'pdf', 'document'],
};

/** Rules of the hromada for files of authors. */
export const authorsFileRules = ({ attachmentKinds, attachmentMegabytes, attachmentsMax }: PetitionSettings) => ({
  kinds: KINDS[attachmentKinds],
  maxBytes: attachmentMegabytes * MB,
  most: attachmentsMax,
  field: 'fileId',
});

/** Files of one answer: texts, pictures and signatures, as the council has them. */
export const ANSWER_FILE_RULES = {
  kinds: ['image', 'pdf', 'document', 'signature'],
  most: 10,
  field: 'fileIds',
} as const;

/** What a picture shows, for those who do not see it. */
export const altText = z
  .string()
  .max(600)
  .transform((value) => cleanText(value).replace(/\s+/gu, ' ').trim())
  .pipe(z.string().max(300))
  .optional();

/** An answer as a subject of files. */
export const answerSubject = (answerId: string) => ({ type: 'PetitionAnswer', id: answerId });

/** Hangs files on an answer that is written now. */
export async function attachToAnswer(
  { files }: Pick<PluginContext, 'files'>,
  answerId: string,
  fileIds: readonly string[] = [],
): Promise<void> {
  for (const fileId of fileIds) await files.attach(fileId, answerSubject(answerId), ANSWER_FILE_RULES);
}

/** Ids of files that were sent for an answer. */
export const answerFileIds = z.array(z.uuid()).max(ANSWER_FILE_RULES.most).optional();

/** Shows the files of a petition and of its answers to nobody any more but author and staff. */
export async function hideFiles(
  { files, db, tenantId }: Pick<PluginContext, 'files' | 'db' | 'tenantId'>,
  petitionId: string,
): Promise<void> {
  await files.hide(subjectOf(petitionId));
  const answers = await db.petitionAnswer.findMany({ where: { tenantId, petitionId }, select: { id: true } });
  for (const { id } of answers) await files.hide(answerSubject(id));
}
