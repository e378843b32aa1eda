import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import config from '../../../viche.config.ts';

/** Writes the two lists that link the installed plugins: manifests for the site's build and the browser, servers for Node. */
const here = path.resolve(import.meta.dirname, '..');
const folder = path.join(here, 'generated');
const { plugins } = config;

const list = (file: string, name: string) =>
  [
    '// Generated from viche.config.ts.',
    ...plugins.map((id, index) => `import plugin${index} from '../../../plugins/${id}/${file}';`),
    '',
    `export const ${name} = [${plugins.map((_id, index) => `plugin${index}`).join(', ')}] as const;`,
    '',
  ].join('\n');

/** Rewrites a file only when its content differs, so that builds stay cached. */
function write(name: string, content: string): void {
  const file = path.join(folder, name);
  try {
    if (readFileSync(file, 'utf8') === content) return;
  } catch {
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(file, content);
}

write('manifests.ts', list('plugin.ts', 'manifests'));
write('servers.ts', list('server/index.ts', 'servers'));
