import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { bundleProgram } from '../../infra/bundle/bundle-program.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A module in a bundle asks where it lies: here it hears where its source lies. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|tsx|mjs)$/ }, ({ path: file }) => {
      const contents = readFileSync(file, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.filename', JSON.stringify(file))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      const loader = file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js';
      return { contents, loader };
    });
  },
};

/** What `npm start` runs, in one file: the tests start it some thirty times, and each start would read hundreds of sources. */
export async function bundleRunner(): Promise<string> {
  const outfile = path.join(ROOT, 'node_modules/.cache/viche', `run-${process.pid}.mjs`);
  await bundleProgram(path.join(ROOT, 'infra/dev/run.ts'), outfile, { plugins: [placesOfSources], sourcemap: false });
  return outfile;
}
