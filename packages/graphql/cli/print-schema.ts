// tsx cli/print-schema.ts <module that exports `servers`> [file]: writes the public schema, or prints it.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type GraphqlPart, printPublicSchema } from '../src/schemas.ts';

const [module, file] = process.argv.slice(2);
if (!module) {
  console.error('Usage: print-schema <module that exports `servers`> [file]');
  process.exit(2);
}
const specifier = module.startsWith('.') || module.startsWith('/') ? pathToFileURL(resolve(module)).href : module;
const { servers } = (await import(specifier)) as { servers?: readonly GraphqlPart[] };
if (!servers) {
  console.error(`${module} exports no "servers"`);
  process.exit(2);
}
const schema = printPublicSchema(servers);
if (file) await writeFile(file, schema);
else process.stdout.write(schema);
