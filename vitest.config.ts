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
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
