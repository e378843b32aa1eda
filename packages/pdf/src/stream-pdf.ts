import { Paper, type PaperFacts, ReaderGone } from './paper.ts';

/**
 * The bytes of a document while it is being written. The writer waits for a slow reader in `paper.breathe()`, and ends there
 * when the reader goes.
 *
 * @example
 * for await (const bytes of streamPdf(facts, async (paper) => { paper.heading(1, title); await writeRows(paper, list); })) …
 */
export async function* streamPdf(
  facts: PaperFacts,
  write: (paper: Paper) => Promise<void> | void,
): AsyncGenerator<Uint8Array, void, void> {
  const paper = new Paper(facts);
  const writing = (async () => {
    try {
      await write(paper);
      paper.end();
    } catch (error) {
      paper.doc.destroy(error as Error);
    }
  })();
  try {
    for await (const chunk of paper.doc) yield chunk as Uint8Array;
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
  } finally {
    paper.doc.destroy();
    await writing;
  }
}

/** A short document as a whole. */
export async function makePdf(facts: PaperFacts, write: (paper: Paper) => Promise<void> | void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamPdf(facts, write)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
