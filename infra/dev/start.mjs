// `npm start` and `npm run dev`: installs, builds, then hands over to run.ts. Node built-ins only.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { BUILD_ARGS, BUILD_ENVIRONMENT } from './build.mjs';
import { install, ROOT, runOrGiveUp } from './install.mjs';
import { say } from './say.mjs';

say('Віче starts');
install();
say('Building (unchanged parts come from the cache) …');
runOrGiveUp(process.execPath, BUILD_ARGS, 'The build', BUILD_ENVIRONMENT);
const run = spawn(
  process.execPath,
  ['--import', 'tsx', path.join(ROOT, 'infra/dev/run.ts'), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
// Ctrl-C reaches the child by the terminal; a plain kill is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => run.kill('SIGTERM'));
run.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
