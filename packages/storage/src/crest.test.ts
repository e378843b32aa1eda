import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { actsOrReaches } from './child/svg.ts';
import { FileRefused } from './problems.ts';
import { pdf, photo } from './testing/index.ts';

let folder: string;
let listener: Server;
let asked: string[] = [];
let origin: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'viche-crest-'));
  listener = createServer((req, res) => {
    asked.push(req.url!);
    res.end();
  }).listen(0, '127.0.0.1');
  await new Promise((done) => listener.once('listening', done));
  origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(async () => {
  listener.close();
  await rm(folder, { recursive: true, force: true });
});

let serial = 0;
async function crest(
  bytes: Buffer | string,
): Promise<{ content: Buffer; width?: number; height?: number; mediaType: string }> {
  const file = path.join(folder, `upload-${++serial}`);
  await writeFile(file, bytes);
  return checkFile(file, { folder, scanner: null, purpose: 'crest' }, async ({ main, thumbnail }) => {
    expect(thumbnail).toBeNull();
    return { ...main, content: await readFile(main.path) };
  });
}
const problemOf = (bytes: Buffer | string): Promise<string> =>
  crest(bytes).then(
    ({ mediaType }) => mediaType,
    (error) => (error instanceof FileRefused ? error.problem : String(error)),
  );

const svg = (inside: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 70" ${more}>${inside}</svg>`;
const SHIELD =
  '<defs><path id="p" d="M3 3h42v27z"/></defs><use xlink:href="#p" fill="url(#g)"/><rect width="60" height="70" fill="#1a6148"/>';

describe('a crest', () => {
  it('B08 is kept as pixels of a PNG, whatever came', async () => {
    const sources = [
      svg(SHIELD),
      `<?xml version="1.0"?>\n${svg(SHIELD)}`,
      await photo({ width: 900, height: 700 }),
      await photo({ form: 'png' }),
    ];
    for (const source of sources) {
      const { content, mediaType } = await crest(source);
      expect(mediaType).toBe('image/png');
      expect((await sharp(content).metadata()).format).toBe('png');
      for (const mark of ['<svg', '<path', 'Secret Camera', 'JFIF']) expect(content.includes(mark)).toBe(false);
    }
  });

  it('is drawn sharp from a drawing of any size, and never larger than 512 pixels', async () => {
    for (const size of ['', 'width="6" height="7"', 'width="60000" height="70000"', 'width="100%" height="100%"']) {
      const { width, height } = await crest(svg(SHIELD, size));
      expect(Math.max(width!, height!)).toBeGreaterThan(380);
      expect(Math.max(width!, height!)).toBeLessThanOrEqual(512);
    }
    const { width } = await crest(await photo({ width: 1_200, height: 600 }));
    expect(width).toBe(512);
  });

  it.each([
    ['a program', '<script>alert(1)</script>'],
    ['a program under another prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ['a handler', '<rect width="9" height="9" onload="alert(1)"/>'],
    ['a page', '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'],
    ['a picture from elsewhere', '<image href="https://evil.example/pixel.png" width="9" height="9"/>'],
    ['a file of the server', '<image xlink:href="file:///etc/passwd" width="9" height="9"/>'],
    ['a neighbour in the folder', "<image href='upload-1' width='9' height='9'/>"],
    ['a part of another drawing', '<use href="data:image/svg+xml,x#y"/>'],
    ['a style from elsewhere', '<style>@import "https://evil.example/a.css";</style>'],
    ['a fill from elsewhere', '<rect fill="url(https://evil.example/a#b)"/>'],
    ['a link that acts', '<a href="javascript:alert(1)"><rect/></a>'],
  ])('B08 with %s is refused in words', async (_name, inside) => {
    expect(await problemOf(svg(inside))).toBe('active-content');
  });

  it('U09 with entities or a style sheet is refused', async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${svg('<text>&b;</text>')}`;
    const outside = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`;
    const styled = `<?xml version="1.0"?><?xml-stylesheet href="${origin}/a.css"?>${svg('')}`;
    for (const source of [bomb, outside, styled]) expect(await problemOf(source)).toBe('active-content');
    const plain = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "${origin}/svg11.dtd">${svg(SHIELD)}`;
    expect(await problemOf(plain)).toBe('image/png');
  });

  it('U09 asks for nothing outside of itself even where the words of a reference are hidden', async () => {
    asked = [];
    const hidden = svg(
      `<rect width="9" height="9" style="fill:u\\72l(${origin}/a#b)"/><style>rect{background:\\75rl(${origin}/c)}</style>`,
    );
    expect(actsOrReaches(hidden)).toBe(false);
    expect(await problemOf(hidden)).toBe('image/png');
    expect(asked).toEqual([]);
  });

  it('U04 that would draw a thousand million parts is given up', async () => {
    const layers = Array.from({ length: 9 }, (_, n) => `<g id="l${n + 1}">${`<use href="#l${n}"/>`.repeat(10)}</g>`);
    const bomb = svg(`<defs><g id="l0"><rect width="1" height="1"/></g>${layers.join('')}</defs><use href="#l9"/>`);
    expect(await problemOf(bomb)).toMatch(/unreadable|image\/png/);
  });

  it('is refused when it is no picture, too large, too small or cut off', async () => {
    expect(await problemOf(pdf())).toBe('not-a-crest');
    expect(await problemOf('<!doctype html><script>alert(1)</script>')).toBe('not-a-crest');
    expect(await problemOf('<?xml version="1.0"?><html/>')).toBe('unreadable');
    expect(await problemOf(svg(`<!--${'a'.repeat(2_200_000)}-->`))).toBe('too-big');
    expect(await problemOf(await photo({ width: 40, height: 400 }))).toBe('too-small');
    expect(await problemOf(svg(SHIELD).slice(0, 200))).toBe('unreadable');
  });
});
