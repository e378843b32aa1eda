import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '@viche/db/server';
import { testServer } from '@viche/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pluginNames, problemWithId, renamer } from './plugin-names.ts';

const NOT_SOURCES = /(^|\/)(node_modules|\.git|\.viche[^/]*|\.turbo|\.tmp|build|dist|coverage|generated|test-results)$/;
const ID = 'noise-map';

/** A copy of the sources with the packages that are installed; its own packages are its own sources. */
function copyOfRepository(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'viche-new-plugin-'));
  cpSync(repositoryRoot, root, {
    recursive: true,
    filter: (source) => !NOT_SOURCES.test(path.relative(repositoryRoot, source)),
  });
  const installed = path.join(repositoryRoot, 'node_modules');
  mkdirSync(path.join(root, 'node_modules/@viche'), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== '@viche' && name !== '.cache')
      symlinkSync(path.join(installed, name), path.join(root, 'node_modules', name));
  }
  for (const name of readdirSync(path.join(root, 'packages')))
    symlinkSync(path.join(root, 'packages', name), path.join(root, 'node_modules/@viche', name));
  return root;
}

function hashes(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  return new Map(
    paths
      .filter((file) => !/(^|\/)(node_modules|generated)\//.test(file))
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(path.join(root, file)))
          .digest('hex'),
      ]),
  );
}

let root: string;
let before: Map<string, string>;
let made: ReturnType<typeof run>;

/** Runs Node in the copy; its tests share this run's database server. */
function run(...args: string[]) {
  const env: Record<string, string | undefined> = {
    ...process.env,
    VICHE_TEST_SUPERUSER_URL: testServer().superUrl,
    VITEST: undefined,
    VITEST_WORKER_ID: undefined,
    NODE_ENV: undefined,
  };
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: env as NodeJS.ProcessEnv });
  return { status: result.status, out: `${result.stdout}${result.stderr}` };
}
const newPlugin = (...args: string[]) => run('--import', 'tsx', 'infra/dev/new-plugin.ts', ...args);

beforeAll(() => {
  root = copyOfRepository();
  before = hashes(root);
  made = newPlugin(ID, '--title-uk', 'Мапа «шуму»', '--title-en', 'Noise "map"');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('npm run new:plugin', () => {
  it('changes viche.config.ts and nothing else outside the new folder', () => {
    expect(made.out).toContain(`plugins/${ID} is a working module`);
    expect(made.status).toBe(0);
    const after = hashes(root);
    const changed = [...after].filter(([file, hash]) => before.get(file) !== hash).map(([file]) => file);
    const gone = [...before.keys()].filter((file) => !after.has(file));
    expect(gone).toEqual([]);
    expect(changed.filter((file) => !file.startsWith(`plugins/${ID}/`))).toEqual(['viche.config.ts']);
    expect(readFileSync(path.join(root, 'viche.config.ts'), 'utf8')).toContain(`'petitions', '${ID}']`);
  });

  it('leaves no trace of the template, in no name and no text', () => {
    const files = [...hashes(path.join(root, 'plugins', ID)).keys()];
    expect(files).toContain('prisma/noise-map.prisma');
    expect(existsSync(path.join(root, 'plugins', ID, 'package.json'))).toBe(false);
    for (const file of files) {
      const text = file + readFileSync(path.join(root, 'plugins', ID, file), 'utf8');
      expect(text, file).not.toMatch(/template-?_?board|Дошка оголошень|Notice board/i);
    }
    const words = JSON.parse(readFileSync(path.join(root, 'plugins', ID, 'i18n/en.json'), 'utf8'));
    expect(words.module.title).toBe('Noise "map"');
  });

  it('makes a plugin that keeps the contract: boots, migrates to its schema, is walled and switched per tenant', () => {
    const suite = run(
      'node_modules/vitest/vitest.mjs',
      'run',
      'tests/contract',
      `plugins/${ID}`,
      '-t',
      `${ID}|migrations from empty|fit together|an editor|a full board`,
    );
    expect(suite.status, suite.out.slice(-4_000)).toBe(0);
    expect(suite.out).toMatch(/Tests .*2\d passed/);
  });

  it('is linted and formatted', () => {
    expect(run('node_modules/@biomejs/biome/bin/biome', 'ci', `plugins/${ID}`, 'viche.config.ts')).toMatchObject({
      status: 0,
    });
  });

  it('refuses ids that are bad or taken, and titles that are none', () => {
    for (const [args, told] of [
      [[ID], 'is there already'],
      [['petitions'], 'is there already'],
      [['Noise'], 'is not a plugin id'],
      [['../evil'], 'is not a plugin id'],
      [['noise-map-archive'], 'could not be told apart'],
      [['budget', '--title-uk', '{{count}}'], 'is not a title'],
      [[], 'Usage:'],
    ] as const) {
      const refused = newPlugin(...args);
      expect(refused.out).toContain(told);
      expect(refused.status).toBe(1);
    }
    expect(readdirSync(path.join(root, 'plugins')).sort()).toEqual(['_template', ID, 'petitions'].sort());
  });
});

describe('names', () => {
  it('are made in all forms', () => {
    expect(pluginNames('participatory-budget')).toEqual({
      kebab: 'participatory-budget',
      snake: 'participatory_budget',
      pascal: 'ParticipatoryBudget',
      camel: 'participatoryBudget',
    });
    const rename = renamer(pluginNames('template-board'), pluginNames('polls'));
    expect(rename('TemplateBoardNotice template_board_notice templateBoardNotices template-board.posted.v1')).toBe(
      'PollsNotice polls_notice pollsNotices polls.posted.v1',
    );
  });

  it('of the core are not given away', () => {
    for (const id of ['core', 'rejected', 'admin', 'template-board']) expect(problemWithId(id, [])).toContain('core');
    expect(problemWithId('a'.repeat(33), [])).toContain('too long');
    expect(problemWithId('polls', ['petitions'])).toBeNull();
  });
});
