// npm run new:plugin -- <id> [--title-uk "…"] [--title-en "…"]: a working plugin from plugins/_template.
// Writes plugins/<id> and one word of viche.config.ts, nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installedPlugins, pluginFolder, repositoryRoot, TEMPLATE_PLUGIN } from '@viche/db/server';
import { pluginNames, problemWithId, renamer } from './plugin-names.ts';

const TITLES = { uk: 'Дошка оголошень', en: 'Notice board' } as const;
const LONGEST_TITLE = 60;
const CONFIG = path.join(repositoryRoot, 'viche.config.ts');

function giveUp(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** What was asked for; without titles the id stands for them until somebody writes better ones. */
function readArguments() {
  const options = { 'title-uk': { type: 'string' }, 'title-en': { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
  const [id] = positionals;
  if (!id || positionals.length > 1) giveUp('Usage: npm run new:plugin -- <id> [--title-uk "…"] [--title-en "…"]');
  const words = id.replaceAll('-', ' ');
  const en = values['title-en'] ?? words.charAt(0).toUpperCase() + words.slice(1);
  const titles = { uk: values['title-uk'] ?? en, en };
  for (const title of Object.values(titles)) {
    if (title.trim() !== title || title === '' || title.length > LONGEST_TITLE || /[\p{Cc}{}]/u.test(title))
      giveUp(`"${title}" is not a title: one line of 1 to ${LONGEST_TITLE} characters, without braces`);
  }
  return { id, titles };
}

function copyTemplate(id: string, titles: { uk: string; en: string }): void {
  const rename = renamer(pluginNames(TEMPLATE_PLUGIN), pluginNames(id));
  const from = pluginFolder(TEMPLATE_PLUGIN);
  const to = pluginFolder(id);
  // A migration is told from all others of the building by its moment.
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'schema.graphql') continue;
    const file = path.relative(from, path.join(entry.parentPath, entry.name));
    const quoted = (title: string) => (file.endsWith('.json') ? JSON.stringify(title).slice(1, -1) : title);
    const text = rename(readFileSync(path.join(from, file), 'utf8'))
      .replaceAll(TITLES.uk, () => quoted(titles.uk))
      .replaceAll(TITLES.en, () => quoted(titles.en));
    const target = path.join(to, rename(file).replace(/\d{14}(?=_)/, stamp));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function addToConfig(id: string): void {
  const config = readFileSync(CONFIG, 'utf8');
  const list = /(plugins:\s*\[)([^\]]*)(\])/;
  if (!list.test(config)) giveUp('viche.config.ts has no list "plugins: […]" to add to.');
  const added = config.replace(list, (_all, open: string, ids: string, close: string) => {
    const before = ids.trim().replace(/,$/, '');
    return `${open}${before ? `${before}, ` : ''}'${id}'${close}`;
  });
  writeFileSync(CONFIG, added);
}

function run(what: string, ...args: string[]): void {
  const result = spawnSync(process.execPath, args, { cwd: repositoryRoot, encoding: 'utf8' });
  if (result.status !== 0) giveUp(`${what} failed:\n${result.stdout}${result.stderr}`);
}

const { id, titles } = readArguments();
const folders = readdirSync(path.join(repositoryRoot, 'plugins')).filter((name) => !name.startsWith('_'));
const problem = problemWithId(id, [...new Set([...folders, ...installedPlugins()])]);
if (problem) giveUp(problem);

copyTemplate(id, titles);
addToConfig(id);
const tsx = ['--import', 'tsx'] as const;
run('The list of plugins', ...tsx, 'packages/registry/cli/generate.ts');
run('The database client', ...tsx, 'packages/db/cli/generate.ts');
run('The public schema', ...tsx, 'infra/dev/print-schema.ts', id);
run('Formatting', 'node_modules/@biomejs/biome/bin/biome', 'check', '--write', `plugins/${id}`);

process.stdout.write(`
plugins/${id} is a working module «${titles.uk}», and viche.config.ts lists it.

  npm start                                  applies its migration; then switch it on: /admin/modules of a hromada
  /${id}, /admin/${id}                       its page, and its desk (for an editor or the owner)
  npx vitest run tests/contract plugins/${id}     the rules that every plugin keeps, and its own tests
  npm run db:diff -- ${id} <name>            the next migration, after a change of prisma/${id}.prisma
  npm run schema -- ${id}                    its part of the public API, after a change of server/graphql.ts

It is off in every hromada until the owner switches it on. Guide: docs/guides/writing-a-plugin.md
`);
