// Opens one encrypted answer, or looks at a key and its certificate, apart from everything: no environment, no database, little
// memory, little time. The parent ends it when it takes too much. One request on its input, one answer on its output, both JSON
// (threats G08).
import { text } from 'node:stream/consumers';
import { type KeyPairText, lookAtPair } from './look-at-pair.ts';
import { type OpenRequest, openAnswer } from './open-answer.ts';

export type ChildRequest = ({ readonly ask: 'open' } & OpenRequest) | ({ readonly ask: 'look' } & KeyPairText);

async function main(): Promise<void> {
  let answer: object | null;
  try {
    const request = JSON.parse(await text(process.stdin)) as ChildRequest;
    answer = request.ask === 'look' ? lookAtPair(request) : { content: openAnswer(request).toString('base64') };
  } catch {
    answer = null;
  }
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

void main();
