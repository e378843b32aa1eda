// Bundles a Node program, for the scripts `build` of packages.
import { bundleProgram } from './bundle-program.mjs';

const [entry, outfile] = process.argv.slice(2);
if (!entry || !outfile) throw new Error('usage: bundle.mjs <entry.ts> <out.js>');
await bundleProgram(entry, outfile);
