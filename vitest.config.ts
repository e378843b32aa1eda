import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One copy of graphql: the test runner would load its ES module beside the CommonJS one that packages take.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['packages', 'plugins', 'apps', 'tests', 'infra'].map((folder) => `${folder}/**/*.test.{ts,tsx}`),
    exclude: ['**/node_modules/**', '**/build/**', '**/generated/**'],
    globalSetup: ['packages/testing/src/global-setup.ts', 'tests/e2e/global-setup.ts'],
    setupFiles: ['packages/testing/src/setup.ts'],
    pool: 'forks',
    // Modules are read once a worker: two hundred files that each read the whole building cost minutes.
    isolate: false,
    // One more than the cores of the smallest machine: stories wait for browsers, clocks and mail four tenths of their time.
    maxWorkers: 3,
    // Three instances, three browsers and the tests share two cores: a story that takes ten seconds alone may take a minute.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
