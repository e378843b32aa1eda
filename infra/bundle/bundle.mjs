// Bundles a Node program: our own TypeScript goes in, packages from the registry stay outside.
import { build } from 'esbuild';

const [entry, outfile] = process.argv.slice(2);
if (!entry || !outfile) throw new Error('usage: bundle.mjs <entry.ts> <out.js>');

const ours = /^(@viche\/|\.|\/)/;

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  jsx: 'automatic',
  logLevel: 'error',
  loader: { '.woff2': 'file', '.css': 'empty' },
  plugins: [
    {
      name: 'packages-stay-outside',
      setup: ({ onResolve }) =>
        onResolve({ filter: /.*/ }, ({ path, kind }) =>
          kind !== 'entry-point' && !ours.test(path) ? { path, external: true } : undefined,
        ),
    },
  ],
});
