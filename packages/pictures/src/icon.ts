import sharp, { type Sharp } from 'sharp';
import type { PictureLook } from './look.ts';
import { drawing, GRID_SIZE, ornamentShapes } from './ornament.ts';

/** Sides in pixels: the browser's tab, the phone's home screen, the splash screen. */
export const ICON_SIZES = [32, 180, 192, 512] as const;
export type IconSize = (typeof ICON_SIZES)[number];

/** Systems cut icons to a circle of 80 % of the side; what matters stands within it. */
const CREST_SHARE = 0.6;
const ORNAMENT_SHARE = 0.56;

/** The site's icon as a square PNG: the crest on white, or the hromada's ornament on its colour. Fit for being cut round. */
export async function drawIcon(look: PictureLook, size: IconSize): Promise<Buffer> {
  const icon = look.crest ? await withCrest(look.crest, size) : withOrnament(look, size);
  return icon.png({ palette: true, compressionLevel: 9 }).toBuffer();
}

async function withCrest(crest: Buffer, size: number): Promise<Sharp> {
  const share = size <= 32 ? 0.9 : CREST_SHARE;
  const side = Math.round(size * share);
  const mark = await sharp(crest, { density: 300 })
    .resize(side, side, { fit: 'contain', background: '#ffffff00' })
    .png()
    .toBuffer();
  return sharp({ create: { width: size, height: size, channels: 3, background: '#ffffff' } }).composite([
    { input: mark },
  ]);
}

function withOrnament(look: PictureLook, size: number): Sharp {
  const share = size <= 32 ? 0.9 : ORNAMENT_SHARE;
  const scale = (size * share) / GRID_SIZE;
  const margin = (size * (1 - share)) / 2;
  const shapes = `<g transform="translate(${margin} ${margin}) scale(${scale})">${ornamentShapes(look)}</g>`;
  return sharp(drawing(size, size, look.ground, shapes));
}
