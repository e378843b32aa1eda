import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { FileRefused } from '../problems.ts';
import type { ChildAnswer } from './answer.ts';
import { MOST_MEGAPIXELS } from './image.ts';
import { actsOrReaches } from './svg.ts';

/** Longest side in pixels: three times what the largest place shows, and enough for a card of another site. */
const CREST_SIDE = 512;
/** Anything smaller would be a blur beside the official name. */
const LEAST_SIDE = 48;
/** What a drawing without a size of its own is taken for, by the SVG standard. */
const DOTS_PER_INCH = 72;

/**
 * Draws a hromada's crest anew as a PNG, whatever it was: of a drawing only its pixels are left (threats B08). The picture that
 * came is not kept.
 */
export async function drawCrest(file: string, folder: string, form: 'picture' | 'drawing'): Promise<ChildAnswer> {
  // From memory: a drawing that is read from a folder could ask for its neighbours.
  const source = await readFile(file);
  if (form === 'drawing' && actsOrReaches(source.toString('utf8'))) throw new FileRefused('active-content');
  const { width = 0, height = 0 } = await sharp(source, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new FileRefused('unreadable');
    });
  const longest = Math.max(width, height);
  if (longest === 0) throw new FileRefused('unreadable');
  if (form === 'picture' && width * height > MOST_MEGAPIXELS * 1_000_000)
    throw new FileRefused('too-many-pixels', {
      megapixels: Math.round((width * height) / 1_000_000),
      most: MOST_MEGAPIXELS,
    });
  if (form === 'picture' && Math.min(width, height) < LEAST_SIDE)
    throw new FileRefused('too-small', { least: LEAST_SIDE });
  // A drawing has no pixels of its own: it is asked for as many as are kept, however large it says that it is.
  const density = Math.min(Math.max((DOTS_PER_INCH * CREST_SIDE) / longest, 1), 2_400);
  const to = path.join(folder, 'main');
  try {
    const drawn = await sharp(source, {
      limitInputPixels: MOST_MEGAPIXELS * 1_000_000,
      failOn: 'error',
      pages: 1,
      ...(form === 'drawing' ? { density } : {}),
    })
      .autoOrient()
      .resize({ width: CREST_SIDE, height: CREST_SIDE, fit: 'inside', withoutEnlargement: form === 'picture' })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toFile(to);
    const main = { path: to, mediaType: 'image/png', width: drawn.width, height: drawn.height } as const;
    return { done: true, main, signers: [] };
  } catch {
    throw new FileRefused('unreadable');
  }
}
