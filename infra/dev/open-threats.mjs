// Which rows of docs/threat-model.md have no test of their name. Node built-ins only; `npm test` prints the line.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROW = /^\| ([A-Z]\d{2}) \| .* \| (tested|partly|open) +\| [^|]* \|$/gm;
/** Ids at the beginning of a string: `it('T19 …')`, `'O02 O06 %s'`. */
const NAME = /['"`]((?:[A-Z]\d{2}[ ,]+)+)/g;
const SKIPPED = new Set(['node_modules', 'build', 'generated', 'dist']);

function testFiles(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : testFiles(file);
    return /\.test\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

/** Rows of the document with their stated state, and the ids that some test's name begins with. */
function readThreats() {
  const text = readFileSync(path.join(ROOT, 'docs/threat-model.md'), 'utf8');
  const rows = [...text.matchAll(ROW)].map(([, id, state]) => ({ id, state }));
  const tested = new Set();
  for (const file of ['apps', 'packages', 'plugins', 'tests', 'infra'].flatMap(testFiles)) {
    for (const [, ids] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(NAME)) {
      for (const id of ids.match(/[A-Z]\d{2}/g)) tested.add(id);
    }
  }
  return { rows, tested };
}

/** One line: the open rows, and those whose stated state the tests contradict. */
export function openThreatsLine() {
  const { rows, tested } = readThreats();
  const open = rows.filter(({ id }) => !tested.has(id)).map(({ id }) => id);
  const stale = rows.filter(({ id, state }) => tested.has(id) === (state === 'open')).map(({ id }) => id);
  const line = `open threat rows: ${open.length} of ${rows.length}${open.length > 0 ? ` (${open.join(' ')})` : ''}`;
  return stale.length > 0 ? `${line}; docs/threat-model.md is out of date for ${stale.join(' ')}` : line;
}

if (process.argv[1] === import.meta.filename) process.stdout.write(`${openThreatsLine()}\n`);
