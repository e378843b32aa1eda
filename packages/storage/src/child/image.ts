import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { FileRefused } from '../problems.ts';
import type { ChildAnswer, ChildFile } from './answer.ts';

/** Threats §5.5: photos of 40 megapixels are taken; what claims more is refused before anything is decoded. */
export const MOST_MEGAPIXELS = 50;
const LONGEST_SIDE = 2_560;
const THUMBNAIL_SIDE = 480;
const FORMATS = new Set(['jpeg', 'png', 'webp', 'heif']);

sharp.cache(false);
sharp.concurrency(1);

/**
 * Decodes a picture whole and writes it anew, upright and without metadata: no place, no device, no thumbnail of what was
 * cropped away, no second payload behind the pixels.
 */
export async function encodeAnew(file: string, folder: string): Promise<ChildAnswer> {
  const facts = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new FileRefused('unreadable');
    });
  const { width = 0, height = 0 } = facts;
  if (!FORMATS.has(facts.format ?? '') || width === 0 || height === 0) throw new FileRefused('unreadable');
  if (width * height > MOST_MEGAPIXELS * 1_000_000)
    throw new FileRefused('too-many-pixels', {
      megapixels: Math.round((width * height) / 1_000_000),
      most: MOST_MEGAPIXELS,
    });
  const form = facts.hasAlpha ? 'webp' : 'jpeg';
  try {
    const source = sharp(file, {
      limitInputPixels: MOST_MEGAPIXELS * 1_000_000,
      failOn: 'error',
      pages: 1,
    }).autoOrient();
    const main = await write(source, form, path.join(folder, 'main'), LONGEST_SIDE);
    const thumbnail = await write(sharp(main.path), form, path.join(folder, 'thumbnail'), THUMBNAIL_SIDE);
    return { done: true, main, thumbnail, signers: [] };
  } catch {
    throw new FileRefused('unreadable');
  }
}

async function write(source: Sharp, form: 'jpeg' | 'webp', to: string, side: number): Promise<ChildFile> {
  const sized = source
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const encoded = form === 'jpeg' ? sized.jpeg({ quality: 82, progressive: true }) : sized.webp({ quality: 85 });
  const { width, height } = await encoded.toFile(to);
  return { path: to, mediaType: `image/${form}`, width, height };
}
