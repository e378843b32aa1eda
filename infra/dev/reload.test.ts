import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reloadOnChange } from './reload.ts';
import { isSource } from './sources.ts';

let folder: string;
let told: string[];
let steps: string[];
let end: () => Promise<void>;
let outcome: string | null;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'viche-reload-'));
  mkdirSync(path.join(folder, 'build'));
  writeFileSync(path.join(folder, 'page.tsx'), 'one');
  [told, steps, outcome] = [[], [], null];
  end = reloadOnChange({
    root: folder,
    folders: [folder],
    build: async () => {
      steps.push('build');
      return outcome;
    },
    restart: async () => {
      steps.push('restart');
    },
    say: (line) => told.push(line),
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
});
afterEach(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

const settled = (lines: number) => vi.waitFor(() => expect(told).toHaveLength(lines), 5_000);

describe('isSource', () => {
  it.each(['web/app/root.tsx', 'db/prisma/core.prisma', 'petitions/i18n/uk.json', 'ui/src/button.css'])('%s', (file) =>
    expect(isSource(file)).toBe(true),
  );
  it.each([
    'web/build/server/index.ts',
    'db/generated/client.ts',
    'web/.turbo/state.json',
    'web/node_modules/a/index.ts',
    'db/src/pool.test.ts',
    'web/app/.root.tsx.swp',
    'web/vite.config.ts.timestamp-1.mjs',
  ])('not %s', (file) => expect(isSource(file)).toBe(false));
});

describe('reloadOnChange', () => {
  it('reloads once for changes that come together, and again for a file that was replaced', async () => {
    for (const piece of ['two', 'three', 'four']) appendFileSync(path.join(folder, 'page.tsx'), piece);
    await settled(1);
    expect(steps).toEqual(['build', 'restart']);
    for (const lines of [2, 3]) {
      writeFileSync(path.join(folder, 'page.new'), `replaced ${lines}`);
      renameSync(path.join(folder, 'page.new'), path.join(folder, 'page.tsx'));
      await settled(lines);
    }
    expect(steps).toHaveLength(6);
  });

  it('restarts nothing after a failed build, and reloads at the next change', async () => {
    outcome = 'page.tsx: unexpected end';
    appendFileSync(path.join(folder, 'page.tsx'), '{');
    await settled(1);
    expect(steps).toEqual(['build']);
    expect(told[0]).toContain('unexpected end');
    outcome = null;
    appendFileSync(path.join(folder, 'page.tsx'), '}');
    await settled(2);
    expect(steps).toEqual(['build', 'build', 'restart']);
  });

  it('sees files in a folder that is new, and in one that came back', async () => {
    const routes = path.join(folder, 'routes');
    for (const lines of [1, 3]) {
      mkdirSync(path.join(routes, 'deep'), { recursive: true });
      writeFileSync(path.join(routes, 'deep', 'list.tsx'), 'list');
      await settled(lines);
      expect(told.at(-1)).toContain(path.join('routes', 'deep', 'list.tsx'));
      rmSync(routes, { recursive: true });
      await settled(lines + 1);
    }
  });

  it('lets files of the build pass, and everything after its end', async () => {
    writeFileSync(path.join(folder, 'build', 'index.ts'), 'built');
    await new Promise((resolve) => setTimeout(resolve, 600));
    await end();
    appendFileSync(path.join(folder, 'page.tsx'), 'late');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(steps).toEqual([]);
  });
});
