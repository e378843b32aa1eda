import type { PostedForm, Refusal, SiteContext } from '@viche/site';

/** Names of the form's fields. */
export const ANSWER_FILES_FIELD = 'files';
export const SENT_FIELD = 'sentFile';
export const REMOVED_FIELD = 'removedFile';

/** A file that was kept and waits for the act. */
export interface AnswerFileSent {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** A file of an earlier try as its checkbox carries it: `<id>:<bytes>:<name>`. The id is checked again by the command. */
export const sentValue = ({ id, bytes, fileName }: AnswerFileSent): string => `${id}:${bytes}:${fileName}`;

function sentFiles(form: FormData): AnswerFileSent[] {
  return form.getAll(SENT_FIELD).flatMap((value) => {
    const [id, bytes, ...name] = String(value).split(':');
    return id && name.length > 0 ? [{ id, bytes: Number(bytes) || 0, fileName: name.join(':') }] : [];
  });
}

/** Checks and keeps the files of an act's form; what was kept before comes first. Stops at the first that is refused. */
export async function sendAnswerFiles(
  site: SiteContext,
  { form, files }: Extract<PostedForm, { done: true }>,
): Promise<{ files: AnswerFileSent[]; refusal: Refusal | null }> {
  const kept = sentFiles(form);
  for (const file of files) {
    if (file.field !== ANSWER_FILES_FIELD) continue;
    const sent = await site.sendFile(file);
    if (!sent.done) {
      const { code, message } = sent.refusal;
      const named = `${file.fileName}: ${message}`;
      const fields = [{ field: ANSWER_FILES_FIELD, message: named }];
      return { files: kept, refusal: { code, message: named, fields } };
    }
    kept.push(sent.value);
  }
  return { files: kept, refusal: null };
}
