import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

/** From src/web and from build/server alike. */
const FOLDER = new URL('../../assets/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  'sandbox.css': 'text/css; charset=utf-8',
  'onest-latin-wght-normal.woff2': 'font/woff2',
  'onest-cyrillic-wght-normal.woff2': 'font/woff2',
};

/** Sends a style sheet or font by name; any other name is a 404. */
export async function sendAsset(res: ServerResponse, name: string): Promise<void> {
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) {
    res.writeHead(404).end();
    return;
  }
  const body = await readFile(new URL(name, FOLDER));
  res.writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=3600' }).end(body);
}
