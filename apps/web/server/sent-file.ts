import type { KeptUpload, Upload } from '@viche/host';
import type { Translator } from '@viche/i18n';
import type { Outcome, PostedFile, SentFile } from '@viche/site';
import { LARGEST_FILE } from '@viche/storage';

/** A posted file, checked and kept, or the words why not, next to the field it came from. */
export async function sentFile(
  translator: Translator,
  { field, fileName, path, noRoom }: PostedFile,
  keep: (upload: Upload) => Promise<KeptUpload>,
): Promise<Outcome<SentFile>> {
  const tooBig = { done: false, problem: 'too-big', params: { most: Math.floor(LARGEST_FILE / 1_048_576) } } as const;
  const unwritten = noRoom ? ({ done: false, problem: 'no-room', params: {} } as const) : tooBig;
  const kept: KeptUpload = path === null ? unwritten : await keep({ path, fileName });
  if (kept.done) {
    const { fileId, kind, bytes } = kept;
    return { done: true, value: { id: fileId, fileName: kept.fileName, kind, bytes } };
  }
  const message = translator.t(`files:errors.${kept.problem}`, kept.params);
  return {
    done: false,
    status: kept.problem === 'no-room' ? 503 : 422,
    refusal: { code: `files/${kept.problem}`, message, fields: [{ field, message }] },
  };
}
