import type { Outcome, PostedForm, SiteContext } from '@viche/site';
import { mutationDocument } from '@viche/site';
import { SCAN_FIELD } from './components/sheet-scan.tsx';

/** Checks and keeps the file of a sheet's form and hangs it on the sheet. A refusal belongs to `SCAN_FIELD`. */
export async function attachScan(
  site: SiteContext,
  { files, idempotencyKey }: Extract<PostedForm, { done: true }>,
  sheetId: string,
): Promise<Outcome<unknown>> {
  const file = files.find(({ field }) => field === SCAN_FIELD);
  if (!file) {
    const message = site.translator.t('petitions:paper.scan.chooseFirst');
    const fields = [{ field: SCAN_FIELD, message }];
    return { done: false, status: 422, refusal: { code: 'core/bad-input', message, fields } };
  }
  const sent = await site.sendFile(file);
  if (!sent.done) {
    const { message } = sent.refusal;
    return { ...sent, refusal: { ...sent.refusal, fields: [{ field: SCAN_FIELD, message }] } };
  }
  const input = { sheetId, fileId: sent.value.id, idempotencyKey };
  const outcome = await site.mutate(mutationDocument('attachPaperScan'), { input });
  if (outcome.done) return outcome;
  // What the act calls `fileId` is one field of this form.
  const fields = outcome.refusal.fields.map((wrong) => ({ ...wrong, field: SCAN_FIELD }));
  return { ...outcome, refusal: { ...outcome.refusal, fields } };
}
