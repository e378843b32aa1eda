import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address } from 'postal-mime';

/** How many mails are kept; older ones go. */
const KEPT_MAILS = 2_000;

/** What the list shows of a mail. `to` is the envelope: who really received it. */
export interface MailSummary {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string | undefined;
}

/** A mail with its parsed parts. */
export interface Mail extends MailSummary {
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
  readonly raw: string;
}

/** Who an SMTP client said the mail is from and for. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Keeps mails as files: `<id>.eml` as received and `<id>.json` with the summary. Ids sort by time of receipt. */
export interface MailStore {
  add(raw: Buffer, envelope: Envelope): Promise<MailSummary>;
  /** Newest first; `to` narrows to recipients that contain it. */
  list(filter?: { readonly to?: string | undefined }): readonly MailSummary[];
  read(id: string): Promise<Mail | undefined>;
  clear(): Promise<void>;
}

/** Opens the folder, making it when absent, and reads the summaries of the mails already in it. */
export async function openMailStore(folder: string, kept: number = KEPT_MAILS): Promise<MailStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const summaries = await readSummaries(folder);
  let lastStamp = 0;
  const filesOf = (id: string) => [join(folder, `${id}.json`), join(folder, `${id}.eml`)];
  const remove = async (mails: readonly MailSummary[]) => {
    for (const { id } of mails) for (const file of filesOf(id)) await rm(file, { force: true });
  };

  return {
    async add(raw, envelope) {
      // Two mails of one millisecond still sort by arrival.
      lastStamp = Math.max(Date.now(), lastStamp + 1);
      const id = `${lastStamp}-${randomBytes(4).toString('hex')}`;
      const parsed = await PostalMime.parse(raw);
      const summary: MailSummary = {
        id,
        receivedAt: new Date(lastStamp).toISOString(),
        from: parsed.from ? formatAddress(parsed.from) : envelope.from,
        to: envelope.to,
        subject: parsed.subject ?? '',
        messageId: parsed.messageId,
      };
      const [summaryFile, rawFile] = filesOf(id) as [string, string];
      await writeFile(rawFile, raw, { mode: 0o600 });
      // The summary comes last and whole: what has one can be listed after a crash.
      await writeFile(`${summaryFile}.new`, JSON.stringify(summary), { mode: 0o600 });
      await rename(`${summaryFile}.new`, summaryFile);
      const place = summaries.findIndex((other) => other.id < id);
      summaries.splice(place === -1 ? summaries.length : place, 0, summary);
      await remove(summaries.splice(kept));
      return summary;
    },

    list({ to } = {}) {
      const wanted = to?.trim().toLowerCase();
      return wanted
        ? summaries.filter((mail) => mail.to.some((address) => address.toLowerCase().includes(wanted)))
        : summaries.slice();
    },

    async read(id) {
      const summary = summaries.find((mail) => mail.id === id);
      if (!summary) return undefined;
      const raw = await readFile(join(folder, `${id}.eml`));
      const parsed = await PostalMime.parse(raw);
      return {
        ...summary,
        headers: parsed.headers.map(({ originalKey, value }) => ({ key: originalKey, value })),
        text: parsed.text,
        html: parsed.html,
        attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
          name: filename ?? '',
          type: mimeType,
          bytes: typeof content === 'string' ? content.length : content.byteLength,
        })),
        raw: raw.toString('utf8'),
      };
    },

    async clear() {
      await remove(summaries.splice(0));
    },
  };
}

async function readSummaries(folder: string): Promise<MailSummary[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const summaries = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as MailSummary),
  );
  return summaries.sort((a, b) => (a.id < b.id ? 1 : -1));
}

function formatAddress({ name, address }: Address): string {
  return name && address ? `${name} <${address}>` : (address ?? name ?? '');
}
