// Reads one strange file, apart from everything: no keys, no database, little memory, little time. The parent ends it when
// it takes too much. Asked by one line on its input, answers with one line.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { FileRefused } from '../problems.ts';
import type { ChildAnswer, ChildRequest } from './answer.ts';
import { signersOfCms } from './signature.ts';

async function answer({ file, folder, beginning, purpose }: ChildRequest): Promise<ChildAnswer> {
  // Each reader brings megabytes of code: only the one that is needed is loaded.
  if (purpose === 'crest' && (beginning === 'picture' || beginning === 'drawing'))
    return (await import('./crest.ts')).drawCrest(file, folder, beginning);
  if (beginning === 'picture') return (await import('./image.ts')).encodeAnew(file, folder);
  if (beginning === 'pdf') return (await import('./pdf.ts')).clean(file, folder);
  if (beginning === 'container') return (await import('./document.ts')).lookThroughContainer(file);
  if (beginning === 'drawing') throw new FileRefused('type-refused');
  const signers = signersOfCms(await readFile(file));
  if (signers.length === 0) throw new FileRefused('no-signer');
  return { done: true, main: { path: file, mediaType: 'application/pkcs7-signature' }, signers };
}

async function main(): Promise<void> {
  const request = JSON.parse(await text(process.stdin)) as ChildRequest;
  let result: ChildAnswer;
  try {
    result = await answer(request);
  } catch (error) {
    result =
      error instanceof FileRefused
        ? { done: false, problem: error.problem, params: error.params }
        : { done: false, problem: 'unreadable' };
  }
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
}

void main();
