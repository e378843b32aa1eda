// `npm run db:url -- --home DIR`: connection string of the runtime role of the running instance.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './install.mjs';
import { giveUp } from './say.mjs';

const { values } = parseArgs({ options: { home: { type: 'string', default: '.viche' } } });
try {
  const running = JSON.parse(readFileSync(path.join(path.resolve(ROOT, values.home), 'running.json'), 'utf8'));
  process.stdout.write(`${running.appUrl}\n`);
} catch {
  giveUp(`Viche is not running from ${values.home}: start it with npm start -- --home ${values.home}`);
}
