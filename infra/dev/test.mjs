// `npm test`: installs, then runs every check and test. Ends with `N passed, N failed`. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { install, ROOT } from './install.mjs';
import { openThreatsLine } from './open-threats.mjs';
import { say } from './say.mjs';

const NODE = process.execPath;
const bin = (file) => path.join(ROOT, 'node_modules', file);
const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

const CHECKS = [
  ['Plugin registry', NODE, ['--import', 'tsx', 'packages/registry/cli/generate.ts']],
  ['Composed schema and client', NODE, ['--import', 'tsx', 'packages/db/cli/generate.ts']],
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
for (const [name, command, args] of CHECKS) {
  say(name);
  const result = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...quiet },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) passed += 1;
  else {
    failed += 1;
    process.stdout.write(`${result.stdout}${result.stderr}\nFAILED: ${name}\n`);
  }
}

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
