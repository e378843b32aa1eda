import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Onest (OFL-1.1): the site's own face, as whole static files; a PDF embeds the glyphs that it uses. */
const FILES = {
  regular: '@expo-google-fonts/onest/400Regular/Onest_400Regular.ttf',
  bold: '@expo-google-fonts/onest/700Bold/Onest_700Bold.ttf',
} as const;

export type FontName = keyof typeof FILES;
export const FONT_NAMES = Object.keys(FILES) as FontName[];

const { resolve } = createRequire(import.meta.url);
const read = new Map<FontName, Buffer>();

/** The file of a font, read once per process. */
export function fontFile(name: FontName): Buffer {
  const known = read.get(name);
  if (known) return known;
  const bytes = readFileSync(resolve(FILES[name]));
  read.set(name, bytes);
  return bytes;
}
