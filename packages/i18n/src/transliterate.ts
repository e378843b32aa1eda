import { normaliseApostrophes } from './normalise-for-search.ts';

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ' +
    'ч=ch ш=sh щ=shch ь= ю=iu я=ia ʼ= ы=y э=e ё=io ъ='
  )
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
const AT_WORD_START: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

function latinOf(letter: string, index: number, word: string): string {
  const lower = letter.toLowerCase();
  // «зг» is zgh, so that «Згурський» does not read as «Журський».
  if (lower === 'г' && word.charAt(index - 1).toLowerCase() === 'з') return 'gh';
  return (index === 0 ? AT_WORD_START[lower] : undefined) ?? LETTERS[lower] ?? lower;
}

function transliterateWord(word: string): string {
  const allCapitals = word.length > 1 && word === word.toUpperCase();
  return Array.from(word, (letter, index) => {
    const latin = latinOf(letter, index, word);
    if (letter === letter.toLowerCase()) return latin;
    return allCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
  }).join('');
}

/**
 * Ukrainian text in Latin letters by Cabinet resolution 55 of 27 January 2010. The initial forms (ye, yi, y, yu, ya)
 * stand only at the start of a word; after an apostrophe or a hyphen the other form is used («Знам’янка» → Znamianka).
 */
export function transliterate(text: string): string {
  return normaliseApostrophes(text.normalize('NFC')).replace(
    /\p{Script=Cyrillic}[\p{Script=Cyrillic}ʼ-]*/gu,
    transliterateWord,
  );
}

/**
 * The readable tail of an address: Latin small letters, digits and single hyphens, cut at a whole word.
 * Empty for a text without letters and digits, so it must follow a reference and never stand alone.
 * @param maxLength longest result in characters
 */
export function slugify(title: string, maxLength = 60): string {
  const id = `${maxLength} ${title}`;
  const known = slugs.get(id);
  if (known !== undefined) return known;
  const slug = makeSlug(title, maxLength);
  if (slugs.size >= MOST_SLUGS) slugs.clear();
  slugs.set(id, slug);
  return slug;
}

// A list of twenty links asks for the same twenty slugs at every visit.
const MOST_SLUGS = 5_000;
const slugs = new Map<string, string>();

function makeSlug(title: string, maxLength: number): string {
  const slug = transliterate(title)
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’ʼ\p{M}]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  if (slug.length <= maxLength) return slug;
  const cut = slug.slice(0, maxLength + 1);
  const lastHyphen = cut.lastIndexOf('-');
  return lastHyphen > 0 ? cut.slice(0, lastHyphen) : slug.slice(0, maxLength);
}

/**
 * How addresses spell choices that people gave names to, by id: the name in Latin letters. Of two with one name the first in the order keeps it.
 */
export function slugsOf(
  named: readonly { readonly id: string; readonly nameUk: string }[],
): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, nameUk } of named) {
    const base = slugify(nameUk) || 'n';
    let slug = base;
    for (let serial = 2; taken.has(slug); serial += 1) slug = `${base}-${serial}`;
    taken.add(slug);
    slugs.set(id, slug);
  }
  return slugs;
}
