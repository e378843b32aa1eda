import type { IncomingMessage } from 'node:http';
import type { FilePurpose } from '@viche/plugin-api';
import type { Outcome, PostedFile, SentFile } from '@viche/site';
import { takeTimeFor } from './http-server.ts';
import { isMultipart, receiveForm } from './uploads.ts';

/** `POST /files`: files for those who use the API. Mutations then take them by their ids. */
export const FILE_DOOR = '/files';

/** Field of a file that is to become the hromada's crest: it is drawn anew for `updateAppearance`. */
const CREST_FIELD = 'crest';
const LIMITS = { files: 10, bytes: 60 * 1_048_576 } as const;

const answer = (body: object, status: number) => Response.json(body, { status });

/**
 * Takes a form with files and answers one entry for each, in their order: `{id, fileName, kind, bytes}` or `{code, message}`.
 * The origin of the request was checked before; a file waits a day for the mutation that takes it.
 */
export async function takeFiles(
  req: IncomingMessage,
  whose: 'person' | 'guest',
  send: (file: PostedFile, purpose?: FilePurpose) => Promise<Outcome<SentFile>>,
): Promise<Response> {
  if (whose === 'guest') return answer({ code: 'core/sign-in' }, 401);
  if (req.method !== 'POST' || !isMultipart(req)) return answer({ code: 'core/bad-input' }, 415);
  takeTimeFor(req);
  const received = await receiveForm(req, LIMITS, whose);
  try {
    const files: object[] = [];
    let [status, kept] = [201, 0];
    for (const file of received.files) {
      const outcome = await send(file, file.field === CREST_FIELD ? 'crest' : undefined);
      kept += outcome.done ? 1 : 0;
      status = outcome.done ? status : outcome.status;
      files.push(outcome.done ? outcome.value : { code: outcome.refusal.code, message: outcome.refusal.message });
    }
    return answer({ kept, files }, files.length === 0 ? 422 : status);
  } finally {
    await received.dispose();
  }
}
