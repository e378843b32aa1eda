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
    // A third one makes nothing faster on two cores.
    maxWorkers: 2,
    // Two instances, two browsers and the tests share two cores: a story that takes ten seconds alone may take a minute.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
