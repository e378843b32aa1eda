import { build } from 'esbuild';

const OURS = /^(@viche\/|\.|\/)/;

/** @type {import('esbuild').Plugin} */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind !== 'entry-point' && !OURS.test(path) ? { path, external: true } : undefined,
    ),
};

/**
 * Makes one file of a Node program: our own TypeScript goes in, packages from the registry stay outside.
 *
 * @param {string} entry
 * @param {string} outfile
 * @param {Pick<import('esbuild').BuildOptions, 'plugins' | 'sourcemap'>} [options]
 */
export async function bundleProgram(entry, outfile, { plugins = [], sourcemap = true } = {}) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap,
    jsx: 'automatic',
    logLevel: 'error',
    loader: { '.woff2': 'file', '.css': 'empty' },
    plugins: [packagesStayOutside, ...plugins],
  });
}
