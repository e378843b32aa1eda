// `npm test`: installs, then runs every check and test. Ends with `N passed, N failed`. Node built-ins only.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { install, ROOT } from './install.mjs';
import { openThreatsLine } from './open-threats.mjs';
import { say } from './say.mjs';

const NODE = process.execPath;
const bin = (file) => path.join(ROOT, 'node_modules', file);
const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/** First, and by turbo: the checks read what it writes while the build, which wants it too, takes it from the cache. */
const GENERATE = [
  'Registry, schema and client',
  NODE,
  [bin('turbo/bin/turbo'), 'run', 'generate', '--output-logs=errors-only'],
];
const CHECKS = [
  ['Format and lint', NODE, [bin('@biomejs/biome/bin/biome'), 'ci', '.']],
  ['Types', NODE, [bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit']],
  [
    'Dependency law',
    NODE,
    [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.mjs',
      'apps',
      'packages',
      'plugins',
    ],
  ],
  ['Build', NODE, [bin('turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only']],
];

install();
let passed = 0;
let failed = 0;
const run = promisify(execFile);
async function check([name, command, args]) {
  say(name);
  try {
    await run(command, args, { cwd: ROOT, env: { ...process.env, ...quiet }, maxBuffer: 64 * 1024 * 1024 });
    passed += 1;
  } catch ({ stdout, stderr, message }) {
    failed += 1;
    process.stdout.write(`${stdout ?? ''}${stderr || message}\nFAILED: ${name}\n`);
  }
}
await check(GENERATE);
await Promise.all(CHECKS.map(check));

say('Tests');
const report = path.join(ROOT, 'test-results', 'vitest.json');
mkdirSync(path.dirname(report), { recursive: true });
rmSync(report, { force: true });
const tests = spawnSync(
  NODE,
  [
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...quiet },
  },
);
try {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  // A file that cannot even be loaded has no failed test of its own.
  failed +=
    numFailedTests +
    testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length;
} catch {
  failed += 1;
}
if (tests.status !== 0 && failed === 0) failed = 1;
process.stdout.write(`\n${openThreatsLine()}\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
