import { Fragment, type ReactNode } from 'react';
import { type Block, type Inline, parseRichText } from './blocks.ts';
import { safeAddress } from './safe-address.ts';

/** Makes the address of a path of the site in the page's language. */
type Href = (path: string) => string;

interface RichTextProps {
  readonly source: string;
  readonly href: Href;
  /** Heading that the text stands under; its own ones begin one level below. */
  readonly under?: 'h1' | 'h2';
}

/** A text that staff wrote, inside `Prose`. Only these elements ever come out, whatever was written (threats B07). */
export function RichText({ source, href, under = 'h1' }: RichTextProps) {
  const parts = parseRichText(source);
  return <>{blocks(under === 'h2' ? parts.map(lowered) : parts, href)}</>;
}

const lowered = (part: Block): Block => (part.type === 'heading' ? { ...part, level: part.level === 2 ? 3 : 4 } : part);

// Places are the only names that parts of a text have, and nothing of it is moved in the browser.
const numbered = <T,>(parts: readonly T[], show: (part: T) => ReactNode): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  parts.map((part, place) => <Fragment key={place}>{show(part)}</Fragment>);

const blocks = (parts: readonly Block[], href: Href): ReactNode => numbered(parts, (part) => block(part, href));
const inlines = (parts: readonly Inline[], href: Href): ReactNode => numbered(parts, (part) => inline(part, href));

function block(part: Block, href: Href): ReactNode {
  switch (part.type) {
    case 'heading': {
      const Heading = `h${part.level}` as const;
      return <Heading>{inlines(part.children, href)}</Heading>;
    }
    case 'paragraph':
      return <p>{inlines(part.children, href)}</p>;
    case 'quote':
      return <blockquote>{blocks(part.children, href)}</blockquote>;
    case 'rule':
      return <hr />;
    case 'code':
      return (
        <pre>
          <code>{part.text}</code>
        </pre>
      );
    case 'list': {
      const items = numbered(part.items, (item) => <li>{listItem(item, href)}</li>);
      return part.ordered ? <ol start={part.start === 1 ? undefined : part.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        // A wide table scrolls by itself, by keyboard too, instead of the page.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached (WCAG 2.1.1)
        <div className="table-scroll" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {numbered(part.head, (cell) => (
                  <th scope="col">{inlines(cell, href)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {numbered(part.rows, (row) => (
                <tr>
                  {numbered(row, (cell) => (
                    <td>{inlines(cell, href)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

/** A short item is a line, not a paragraph with its space around. */
function listItem(item: readonly Block[], href: Href): ReactNode {
  const [only] = item;
  return item.length === 1 && only?.type === 'paragraph' ? inlines(only.children, href) : blocks(item, href);
}

function inline(part: Inline, href: Href): ReactNode {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return <strong>{inlines(part.children, href)}</strong>;
    case 'em':
      return <em>{inlines(part.children, href)}</em>;
    case 'break':
      return <br />;
    case 'link': {
      const address = safeAddress(part.href);
      const words = inlines(part.children, href);
      if (!address) return words;
      return address.kind === 'path' ? (
        <a href={href(address.href)}>{words}</a>
      ) : (
        <a href={address.href} rel="nofollow ugc noopener">
          {words}
        </a>
      );
    }
  }
}
