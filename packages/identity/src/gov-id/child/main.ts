// Opens one encrypted answer, apart from everything: no environment, no database, little memory, little time. The parent
// ends it when it takes too much. One request on its input, one answer on its output, both JSON (threats G08).
import { text } from 'node:stream/consumers';
import { type OpenRequest, openAnswer } from './open-answer.ts';

async function main(): Promise<void> {
  let answer: { readonly content: string } | null;
  try {
    const request = JSON.parse(await text(process.stdin)) as OpenRequest;
    answer = { content: openAnswer(request).toString('base64') };
  } catch {
    answer = null;
  }
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

void main();
