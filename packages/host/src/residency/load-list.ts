import { setImmediate as breathe } from 'node:timers/promises';
import type { Runner } from '@viche/plugin-api';
import {
  addResidentListRows,
  beginResidentList,
  finishResidentList,
  giveUpResidentList,
  LIST_ROWS_AT_ONCE,
} from './list-commands.ts';
import { type ListRow, readListFile } from './read-list-file.ts';

/**
 * Takes in a register from a file, by a thousand rows a transaction; who looks at the desk meanwhile sees how far it is. The
 * caller removes the file. What cannot be read to its end leaves the registers before it in force.
 *
 * @throws {ListFileUnreadable} and what the commands refuse
 */
export async function loadResidentList(
  runner: Runner,
  path: string,
  about: { readonly mode: 'replace' | 'add'; readonly source: string },
): Promise<{ listId: string }> {
  const rows = readListFile(path);
  // Begun when the first row was understood: a spreadsheet leaves no register behind.
  let next = await rows.next();
  const { listId } = await beginResidentList(runner, about);
  try {
    let batch: ListRow[] = [];
    const send = async () => {
      const sent = batch.map(({ line, codes }) => ({ line, codes: [...codes] }));
      batch = [];
      await addResidentListRows(runner, { listId, rows: sent });
      await breathe();
    };
    for (; !next.done; next = await rows.next()) {
      batch.push(next.value);
      if (batch.length === LIST_ROWS_AT_ONCE) await send();
    }
    if (batch.length > 0) await send();
    return await finishResidentList(runner, { listId });
  } catch (error) {
    await rows.return(undefined);
    await giveUpResidentList(runner, { listId });
    throw error;
  }
}
