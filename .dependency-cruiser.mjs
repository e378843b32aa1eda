// The dependency law of the house: who may import whom. `npm test` fails on the first breach.
import { existsSync, readdirSync } from 'node:fs';

// A plugin without a package.json takes packages of the building; which ones, a rule below says.
const bare = readdirSync('plugins').filter((name) => !existsSync(`plugins/${name}/package.json`));
const BARE_PLUGIN = `^plugins/(${bare.join('|')})/`;
const TESTS = '(\\.test\\.tsx?$|/test/|/testing/)';
const notType = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'plugins-import-packages-only',
      comment: 'Another plugin is reached through its contract.',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^apps/', '^infra/', '^plugins/(?!$1/)'], pathNot: '^plugins/[^/]+/contract\\.ts$' },
    },
    {
      name: 'packages-never-import-plugins',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/registry/' },
      to: { path: '^plugins/' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|infra)/' },
    },
    {
      name: 'web-never-imports-server-values',
      severity: 'error',
      from: { path: '^plugins/[^/]+/web/' },
      to: { path: '^plugins/[^/]+/server/', ...notType },
    },
    {
      name: 'manifest-never-imports-halves',
      severity: 'error',
      from: { path: '^plugins/[^/]+/plugin\\.ts$' },
      to: { path: '^plugins/[^/]+/(server|web)/' },
    },
    {
      name: 'only-db-knows-prisma',
      severity: 'error',
      from: { path: '^(apps|packages|plugins)/', pathNot: '^packages/db/' },
      to: { path: 'node_modules/(@prisma|prisma)/' },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: { pathNot: [TESTS, BARE_PLUGIN] },
      to: { dependencyTypes: ['npm-no-pkg', 'unknown'], pathNot: '\\.css\\?url$' },
    },
    {
      name: 'bare-plugins-take-known-packages',
      comment: 'What a plugin needs beyond these it declares in a package.json of its own.',
      severity: 'error',
      from: { path: BARE_PLUGIN, pathNot: TESTS },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(zod|react|react-dom|@remix-run/(node|react)|@casl/ability)/',
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|woff2)\\?url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|build|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
