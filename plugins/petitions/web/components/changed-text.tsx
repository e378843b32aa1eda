import { useTranslation } from '@viche/i18n';
import type { Piece } from '../word-changes.ts';

/** A text with what was taken out and what was put in. Struck and underlined for eyes, said in words for readers of the screen. */
export function ChangedText({ pieces }: { pieces: readonly Piece[] }) {
  const { t } = useTranslation('petitions');
  const words = (key: string) => t(`integrity.versions.${key}`);
  return (
    <p>
      {pieces.map(({ kind, text }, place) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a page do not move
        if (kind === 'same') return <span key={place}>{text}</span>;
        const Mark = kind === 'deleted' ? 'del' : 'ins';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a page do not move
          <Mark key={place}>
            <span className="sr"> {words(kind)} </span>
            {text}
            <span className="sr"> ({words('end')}) </span>
          </Mark>
        );
      })}
    </p>
  );
}
