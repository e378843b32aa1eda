import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formerAuditKeys, keepFormerAuditKeys } from '@viche/archive';
import { generateSigningKey } from '@viche/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveArguments, passphraseOf, writeWhole } from './tenant-archive.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'viche-console-'));
});
afterAll(() => rm(folder, { recursive: true }));

const PHRASE = 'сім вершників їдуть полем';

describe('the passphrase of the console', () => {
  it('comes from a file without its line feed, or from the environment', () => {
    const file = path.join(folder, 'phrase');
    writeFileSync(file, `${PHRASE}\n`);
    expect(passphraseOf(file, {}).revealText()).toBe(PHRASE);
    expect(passphraseOf(undefined, { VICHE_ARCHIVE_PASSPHRASE: PHRASE }).revealText()).toBe(PHRASE);
  });

  it.each([
    ['none', undefined, {}, 'Give the passphrase'],
    ['a short one', undefined, { VICHE_ARCHIVE_PASSPHRASE: 'коротка' }, 'from 16 to 200'],
    ['a file that is not there', '/nowhere/phrase', {}, 'There is no file'],
  ])('%s is refused in words', (_what, file, environment, words) => {
    expect(() => passphraseOf(file, environment)).toThrow(ArchiveArguments);
    expect(() => passphraseOf(file, environment)).toThrow(words);
  });
});

describe('the file of the console', () => {
  async function* pieces(failure?: Error): AsyncGenerator<Uint8Array> {
    yield Buffer.from('one ');
    if (failure) throw failure;
    yield Buffer.from('two');
  }

  it('is whole, its owner’s alone, and replaces none', async () => {
    const file = path.join(folder, 'whole.zip');
    await writeWhole(file, pieces());
    expect(readFileSync(file, 'utf8')).toBe('one two');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(writeWhole(file, pieces())).rejects.toThrow('is there already');
  });

  it('is not there when it could not be finished', async () => {
    const file = path.join(folder, 'broken.zip');
    await expect(writeWhole(file, pieces(new Error('the database went away')))).rejects.toThrow('went away');
    expect([file, `${file}.part`].filter(existsSync)).toEqual([]);
  });
});

it('keys of former installations are kept once', () => {
  const file = path.join(folder, 'keys.pem');
  const [one, two] = [generateSigningKey().publicPem, generateSigningKey().publicPem];
  keepFormerAuditKeys(file, [one]);
  keepFormerAuditKeys(file, [one, two]);
  expect(formerAuditKeys(file).map((pem) => pem.trim())).toEqual([one.trim(), two.trim()]);
  expect(formerAuditKeys(path.join(folder, 'none.pem'))).toEqual([]);
});
