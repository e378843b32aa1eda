import { Written } from '@viche/i18n';
import { markWords } from './marks.ts';

/** A text with the words that were found in it, marked. */
export function Marked({ text, found }: { text: string; found: readonly string[] }) {
  if (found.length === 0) return <Written>{text}</Written>;
  let place = 0;
  const pieces = markWords(text, found).map((piece) => {
    const key = place;
    place += piece.text.length;
    return piece.hit ? <mark key={key}>{piece.text}</mark> : piece.text;
  });
  return <Written text={text}>{pieces}</Written>;
}
