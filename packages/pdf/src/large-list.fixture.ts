// A process of its own: how much memory a paper takes is told only where nothing else takes any.
import { setTimeout as delay } from 'node:timers/promises';
import { type PaperFacts, streamPdf, writeRows } from './index.ts';
import { COLUMNS, rowsOf } from './rows.fixture.ts';

/** What making a long list took, printed as JSON. */
export interface LargeListCost {
  /** Rows asked for while the reader slept over the first bytes. */
  readonly early: number;
  readonly asked: number;
  readonly bytes: number;
  /** MiB that the process grew by. */
  readonly growth: number;
}

const rows = Number(process.argv[2]);
const rss = () => process.memoryUsage().rss / 2 ** 20;

let asked = 0;
async function* counted() {
  for await (const batch of rowsOf(rows)) {
    asked += batch.length;
    yield batch;
  }
}

const before = rss();
let [most, bytes, early] = [before, 0, 0];
const foot: PaperFacts['foot'] = { note: '', page: () => ['', ''] };
const facts = { title: 'Підписи', language: 'uk', author: 'Рада', foot } as const;
const stream = streamPdf({ ...facts, createdAt: new Date(0) }, (paper) =>
  writeRows(paper, { columns: COLUMNS, expected: rows, rows: counted() }),
);
for await (const chunk of stream) {
  if (bytes === 0) {
    await delay(200);
    early = asked;
  }
  bytes += chunk.length;
  most = Math.max(most, rss());
}
process.stdout.write(JSON.stringify({ early, asked, bytes, growth: most - before } satisfies LargeListCost));
