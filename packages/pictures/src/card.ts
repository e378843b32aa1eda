import { createRequire } from 'node:module';
import { cleanText } from '@viche/i18n';
import sharp from 'sharp';
import type { PictureLook } from './look.ts';
import { drawing, GRID_SIZE, ornamentShapes } from './ornament.ts';

/** What a card says. Only what stays true as long as somebody's post is read: no counts, no terms. */
export interface CardWords {
  /** Whose site it is: «Славутицька міська рада». */
  readonly site: string;
  /** What kind of thing it is: «Петиція»; null on the card of the site itself. */
  readonly kind: string | null;
  readonly title: string;
}

const { resolve } = createRequire(import.meta.url);
/** Onest (OFL-1.1), the site's own face. */
const BOLD = resolve('@expo-google-fonts/onest/700Bold/Onest_700Bold.ttf');

/** What Open Graph readers take: 1.91 to 1. */
const WIDTH = 1_200;
const HEIGHT = 630;
const MARGIN = 72;
const STRIP = 168;
const CREST = 96;
const TITLE_HEIGHT = 250;
const LONGEST_TITLE = 160;

/** A picture for posts about a page: title in the site's own face and colours, with its crest and ornament. PNG. */
export async function drawCard(look: PictureLook, words: CardWords): Promise<Buffer> {
  const wide = WIDTH - 2 * MARGIN;
  const crest = look.crest && (await crestPicture(look.crest));
  const siteAt = crest ? MARGIN + CREST + 28 : MARGIN;
  const [site, kind, title] = await Promise.all([
    picture(words.site, '#ffffff', { width: WIDTH - siteAt - MARGIN, height: CREST, dpi: 190 }),
    words.kind ? picture(words.kind, look.motif, { width: wide, height: 44, dpi: 180 }) : null,
    picture(shorten(words.title), '#ffffff', { width: wide, height: TITLE_HEIGHT, dpi: 330 }),
  ]);
  const titleTop = MARGIN + CREST + (kind ? 88 : 44);
  return sharp(drawing(WIDTH, HEIGHT, look.ground, strip(look)))
    .composite([
      ...(crest ? [{ input: crest, left: MARGIN, top: MARGIN - 12 }] : []),
      { input: site.bytes, left: siteAt, top: MARGIN - 12 + Math.max(0, Math.round((CREST - site.height) / 2)) },
      ...(kind ? [{ input: kind.bytes, left: MARGIN, top: MARGIN + CREST + 28 }] : []),
      { input: title.bytes, left: MARGIN, top: titleTop },
    ])
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
}

/** The ornament along the lower edge. */
function strip(look: PictureLook): string {
  const scale = STRIP / GRID_SIZE;
  const tiles = Array.from({ length: Math.ceil(WIDTH / STRIP) }, (_, n) => n * STRIP);
  const shapes = ornamentShapes(look);
  const top = HEIGHT - STRIP * 0.62;
  return tiles.map((left) => `<g transform="translate(${left} ${top}) scale(${scale})">${shapes}</g>`).join('');
}

const crestPicture = (crest: Buffer): Promise<Buffer> =>
  sharp(crest, { density: 300 })
    .resize(CREST, CREST, { fit: 'contain', position: 'left', background: '#ffffff00' })
    .png()
    .toBuffer();

function shorten(title: string): string {
  const clean = title.replace(/\s+/gu, ' ').trim();
  if (clean.length <= LONGEST_TITLE) return clean;
  return `${clean.slice(0, clean.lastIndexOf(' ', LONGEST_TITLE)).trimEnd() || clean.slice(0, LONGEST_TITLE)} …`;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

interface Box {
  readonly width: number;
  readonly height: number;
  /** Of the largest size; a text that does not fit is set smaller. */
  readonly dpi: number;
}

/** A line or a paragraph as a picture. Pango reads markup, so what was typed is escaped first. */
async function picture(text: string, colour: string, { width, height, dpi }: Box) {
  const escaped = cleanText(text).replace(/[&<>]/g, (sign) => NAMED[sign]!);
  // Pango refuses to set nothing, such as a title of spaces and signs without a shape.
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(escaped) ? escaped : '–';
  const marked = `<span foreground="${colour}">${shown}</span>`;
  const set = (size: { readonly dpi: number } | { readonly height: number }) =>
    sharp({ text: { text: marked, font: 'Onest Bold', fontfile: BOLD, width, rgba: true, wrap: 'word-char', ...size } })
      .png()
      .toBuffer({ resolveWithObject: true });
  const large = await set({ dpi });
  const { data, info } = large.info.height > height || large.info.width > width ? await set({ height }) : large;
  return { bytes: data, height: info.height };
}
