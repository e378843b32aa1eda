import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTranslators, loadCatalogues } from '@viche/i18n';
import { filesCatalogue } from '@viche/storage';
import { expect, it } from 'vitest';
import { sentFile } from './sent-file.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const TENANT = '0199f3a0-0000-7000-8000-000000000001';

it('R09 with no room for a file, the store keeps nothing of it and reads on, and the form around it comes through', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'viche-no-room-'));
  try {
    const child = 'apps/web/server/testing/no-room-child.ts';
    // In blocks of 1,024 bytes: half of what the child writes.
    const limited = `ulimit -f 1024 && exec "$0" --import tsx ${child} "$1" "$2"`;
    const printed = execFileSync('bash', ['-c', limited, process.execPath, folder, TENANT], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 30_000,
    });
    const { put, post } = JSON.parse(printed.trim().split('\n').at(-1)!);
    expect(put).toEqual({ isNoRoom: true, left: [put.small], stillReads: 'вміст', small: put.small });
    expect(post).toEqual({
      fields: [
        ['essence', 'Що сталося'],
        ['demand', 'Чого просимо'],
      ],
      files: expect.arrayContaining([
        { fileName: 'large.pdf', kept: false, noRoom: true },
        { fileName: 'small.pdf', kept: true, noRoom: false },
      ]),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('R09 says so next to the field of the file, in both languages, and as a matter of ours', async () => {
  const translators = createTranslators(loadCatalogues([filesCatalogue]));
  for (const translator of Object.values(translators)) {
    const outcome = await sentFile(translator, { field: 'file', fileName: 'a.pdf', path: null, noRoom: true }, () => {
      throw new Error('there is nothing to keep');
    });
    const message = translator.t('files:errors.no-room');
    expect(message).not.toContain('no-room');
    expect(outcome).toEqual({
      done: false,
      status: 503,
      refusal: { code: 'files/no-room', message, fields: [{ field: 'file', message }] },
    });
  }
});
