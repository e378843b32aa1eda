import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { claimHome, HomeUnusable, homeState, openHome, portIsFree } from './home.ts';
import { startOptions } from './options.ts';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'viche-home-'));

it('an unwritable folder gets one clear sentence', () => {
  expect(() => openHome('/proc/nowhere/viche', 'keep')).toThrow(HomeUnusable);
  const file = path.join(temporary(), 'file');
  writeFileSync(file, '');
  expect(() => openHome(path.join(file, 'below'), 'keep')).toThrow(/cannot be written to/);
});

it('a folder is one instance’s at a time', () => {
  const home = temporary();
  const release = claimHome(home);
  expect(() => claimHome(home)).toThrow(/already running/);
  release();
  claimHome(home)();
});

it('a taken port is noticed, and keys survive a second start', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  expect(await portIsFree(port)).toBe(false);
  server.close();
  const home = temporary();
  const first = await homeState(home);
  expect((await homeState(home)).secrets).toEqual(first.secrets);
});

it('a wrong option is refused with a sentence', () => {
  expect(() => startOptions(['--port', 'many'])).toThrow(/--port takes a number/);
});
