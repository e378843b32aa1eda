// npm run schema [-- <owner> …]: writes the public GraphQL schema as golden files, each part in its owner's folder.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pluginFolder, repositoryRoot } from '@viche/db/server';
import { printSchemaParts } from '@viche/graphql';
import { coreGraphql } from '@viche/host';
import type { AnyPluginServer } from '@viche/plugin-api';
import { servers } from '@viche/registry/servers';
import template from '../../plugins/_template/server/index.ts';

const all: readonly AnyPluginServer[] = [...servers, template];
const asked = process.argv.slice(2);
for (const [owner, sdl] of printSchemaParts(all, coreGraphql)) {
  if (asked.length > 0 && !asked.includes(owner)) continue;
  const folder = owner === 'core' ? path.join(repositoryRoot, 'packages/graphql') : pluginFolder(owner);
  writeFileSync(path.join(folder, 'schema.graphql'), sdl);
  process.stdout.write(`${path.relative(repositoryRoot, folder)}/schema.graphql\n`);
}
