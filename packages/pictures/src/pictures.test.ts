import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawCard, drawIcon, ICON_SIZES, PictureCache, type PictureLook } from './index.ts';

const look: PictureLook = { ground: '#1a6148', motif: '#ffc933', katottg: 'UA32100130000093505', crest: null };
const crest = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 56"><rect width="48" height="56" fill="#c00000"/></svg>',
);

async function pixel(picture: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

describe('an icon', () => {
  it.each(ICON_SIZES)('of %i pixels is a square PNG', async (size) => {
    const { width, height, format } = await sharp(await drawIcon(look, size)).metadata();
    expect({ width, height, format }).toEqual({ width: size, height: size, format: 'png' });
  });

  it('has the crest in the middle on white, or the ornament on the hromada’s colour', async () => {
    const ours = await drawIcon({ ...look, crest }, 512);
    expect(await pixel(ours, 5, 5)).toEqual([255, 255, 255]);
    expect((await pixel(ours, 256, 256))[0]).toBeGreaterThan(180);
    const [red, green, blue] = await pixel(await drawIcon(look, 512), 5, 5);
    expect([red, green, blue]).toEqual([0x1a, 0x61, 0x48]);
  });
});

describe('a card', () => {
  const words = { site: 'Славутицька міська рада', kind: 'Петиція', title: 'Облаштувати перехід' };

  it('is 1200 × 630, light enough to be fetched, and another one for another title', async () => {
    const card = await drawCard({ ...look, crest }, words);
    const { width, height, format } = await sharp(card).metadata();
    expect({ width, height, format }).toEqual({ width: 1_200, height: 630, format: 'png' });
    expect(card.length).toBeLessThan(200_000);
    expect(card.equals(await drawCard({ ...look, crest }, { ...words, title: 'Інше' }))).toBe(false);
  });

  it.each([
    ['markup', '<span font="200">&amp;</b> <b'],
    ['one word without an end', 'Ж'.repeat(300)],
    ['many words', 'Облаштувати безпечний перехід біля школи '.repeat(20)],
    ['nothing but controls', '\u0000\u202E\u0007'],
    ['signs that the face lacks', '🏳️‍🌈 漢字 שלום'],
  ])('holds %s', async (_what, title) => {
    const card = await drawCard(look, { ...words, title });
    // The ornament stands where it stands: no text has pushed or covered it.
    expect(await pixel(card, 20, 300)).toEqual([0x1a, 0x61, 0x48]);
    expect(await pixel(card, 1_190, 300)).toEqual([0x1a, 0x61, 0x48]);
  });
});

it('a picture is drawn once for all who ask at once, and again when drawing failed', async () => {
  const cache = new PictureCache({ limit: 1 });
  let drawn = 0;
  const draw = async () => Buffer.from(String(++drawn));
  const [one, other] = await Promise.all([cache.take('a', draw), cache.take('a', draw)]);
  expect([String(one), String(other)]).toEqual(['1', '1']);
  await cache.take('b', draw);
  expect(String(await cache.take('a', draw))).toBe('3');
  await expect(cache.take('c', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(String(await cache.take('c', draw))).toBe('4');
});
