// Runs under a limit of file size, which the system treats as it treats a full disk. Prints what became of each write as JSON.
import { readdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createDiskStore, isNoRoom, newStorageKey } from '@viche/storage';
import { receiveForm } from '../uploads.ts';

// Without a listener the signal of the limit ends the process.
process.on('SIGXFSZ', () => undefined);
const [folder = '', tenantId = ''] = process.argv.slice(2);
const large = Buffer.alloc(2 * 1_048_576, 7);

async function putLarge() {
  const store = createDiskStore(folder);
  const [small, big] = [newStorageKey(tenantId), newStorageKey(tenantId)];
  await store.put(small, Readable.from([Buffer.from('вміст')]));
  const refusal = await store.put(big, Readable.from([large])).catch((error: unknown) => error);
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return {
    isNoRoom: isNoRoom(refusal),
    left: names.map(({ name }) => name),
    stillReads: await text((await store.get(small))!),
    small: small.split('/').at(-1),
  };
}

/** A form with a text, a file that does not fit, a text behind it, and a small file. */
async function postLarge() {
  const server = createServer((req, res) => {
    void receiveForm(req, { files: 10, bytes: 60 * 1_048_576 }, 'person')
      .then(async ({ fields, files, dispose }) => {
        await dispose();
        return {
          fields,
          files: files.map(({ fileName, path, noRoom }) => ({ fileName, kept: path !== null, noRoom })),
        };
      })
      .catch((error: Error) => ({ failed: error.message }))
      .then((outcome) => res.end(JSON.stringify(outcome)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const edge = 'edge0123456789';
  const part = (name: string, file?: string) =>
    `--${edge}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n`;
  const sent = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method: 'POST' });
  sent.setHeader('Content-Type', `multipart/form-data; boundary=${edge}`);
  const answer = new Promise<string>((resolve, reject) => {
    sent.on('response', (response) => resolve(text(response)));
    sent.on('error', reject);
  });
  sent.write(`${part('essence')}Що сталося\r\n${part('file', 'large.pdf')}`);
  sent.write(large);
  sent.end(`\r\n${part('demand')}Чого просимо\r\n${part('file', 'small.pdf')}abc\r\n--${edge}--\r\n`);
  const outcome: unknown = JSON.parse(await answer);
  server.close();
  return outcome;
}

process.stdout.write(`${JSON.stringify({ put: await putLarge(), post: await postLarge() })}\n`);
