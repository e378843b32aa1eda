import type { Outcome, PostedForm, SiteContext } from '@viche/site';
import { mutationDocument } from '@viche/site';
import { ALT_FIELD, ATTACH, FILE_FIELD, FILE_INTENT, REMOVE } from './components/attachment-fields.tsx';

type Posted = Extract<PostedForm, { done: true }>;

/** Whether a posted form asks to attach or to remove a file. */
export const isFileAct = (form: FormData): boolean => {
  const intent = String(form.get(FILE_INTENT) ?? '');
  return intent === ATTACH || intent.startsWith(`${REMOVE}:`);
};

/**
 * Does what the file buttons of a form asked for: checks and keeps the file, hangs it on the petition, or takes one away. The
 * refusal belongs to a field of `AttachmentFields`.
 *
 * @param petitionId global id of the author's own petition
 */
export async function actOnFiles(site: SiteContext, posted: Posted, petitionId: string): Promise<Outcome<unknown>> {
  const { form, files, idempotencyKey } = posted;
  const intent = String(form.get(FILE_INTENT) ?? '');
  if (intent.startsWith(`${REMOVE}:`)) {
    const fileId = intent.slice(REMOVE.length + 1);
    return site.mutate(mutationDocument('removePetitionFile'), { input: { petitionId, fileId, idempotencyKey } });
  }
  const file = files.find(({ field }) => field === FILE_FIELD);
  if (!file) {
    const message = site.translator.t('petitions:files.chooseFirst');
    const fields = [{ field: FILE_FIELD, message }];
    return { done: false, status: 422, refusal: { code: 'core/bad-input', message, fields } };
  }
  const sent = await site.sendFile(file);
  if (!sent.done) return sent;
  const alt = String(form.get(ALT_FIELD) ?? '');
  const input = { petitionId, fileId: sent.value.id, alt, idempotencyKey };
  return site.mutate(mutationDocument('attachPetitionFile'), { input });
}
