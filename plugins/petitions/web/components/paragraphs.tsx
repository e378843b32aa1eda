import { Written } from '@viche/i18n';
import { Fragment } from 'react';

const NUMBERED = /^\s*\d+[.)]\s+/;

/** Plain text that people wrote: an empty line parts paragraphs, lines that begin with numbers become a list. */
export function Paragraphs({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n/).map((block) => block.split('\n').filter((line) => line.trim() !== ''));
  return (
    <>
      {blocks.map((lines, block) =>
        lines.length > 1 && lines.every((line) => NUMBERED.test(line)) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text of a page does not move
          <ol key={block}>
            {lines.map((line) => (
              <li key={line}>
                <Written>{line.replace(NUMBERED, '')}</Written>
              </li>
            ))}
          </ol>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text of a page does not move
          <p key={block}>
            {lines.map((line, index) => (
              <Fragment key={line}>
                {index > 0 ? <br /> : null}
                <Written>{line}</Written>
              </Fragment>
            ))}
          </p>
        ),
      )}
    </>
  );
}
