import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';

export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' };

export type Block =
  | { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' }
  | {
      readonly type: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

/** Knows no HTML: a tag is the letters that it is written with. */
class PlainTokenizer extends Tokenizer {
  override html(): undefined {
    return undefined;
  }
  override tag(): undefined {
    return undefined;
  }
}

/** What stands deeper is nobody's text; it is shown as it was written. */
const DEEPEST = 8;

/**
 * Reads a text with the marks of Markdown (headings, lists, links, tables, emphasis) into a tree of our own few kinds. There is no
 * kind for markup, pictures or styles, so nothing of them can come out (threats B07). Never throws.
 */
export function parseRichText(source: string): Block[] {
  if (isTooDeep(source)) return plainParagraphs(source);
  return blocksOf(new Lexer({ gfm: true, breaks: false, tokenizer: new PlainTokenizer() }).lex(source), 0);
}

/** The words alone, for descriptions and searching. */
export function plainText(source: string): string {
  const ofInline = (inline: Inline): string =>
    'text' in inline ? inline.text : 'children' in inline ? inline.children.map(ofInline).join('') : ' ';
  const ofBlock = (block: Block): string => {
    if (block.type === 'list') return block.items.map((item) => item.map(ofBlock).join(' ')).join(' ');
    if (block.type === 'quote') return block.children.map(ofBlock).join(' ');
    if (block.type === 'table')
      return [block.head, ...block.rows]
        .map((row) => row.map((cell) => cell.map(ofInline).join('')).join(' '))
        .join(' ');
    if (block.type === 'code') return block.text;
    return block.type === 'rule' ? '' : block.children.map(ofInline).join('');
  };
  return parseRichText(source).map(ofBlock).filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
}

/** A thousand marks of quotation one in another would take the parser's whole stack. */
function isTooDeep(source: string): boolean {
  return source
    .split('\n')
    .some((line) => (/^[\s>*+\-\d.)]*/.exec(line)?.[0].match(/>|[*+-]\s|\d[.)]\s/g)?.length ?? 0) > DEEPEST * 2);
}

const plainParagraphs = (source: string): Block[] =>
  source
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'paragraph', children: [{ type: 'text', text: part.trim() }] }));

function blocksOf(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => blockOf(token, depth));
}

function blockOf(token: Token, depth: number): Block[] {
  if (depth > DEEPEST) return [{ type: 'paragraph', children: [{ type: 'text', text: token.raw }] }];
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'hr':
      return [{ type: 'rule' }];
    case 'heading': {
      const { depth: level, tokens } = token as Tokens.Heading;
      // The page's title is its only first heading.
      return [{ type: 'heading', level: Math.min(Math.max(level, 2), 4) as 2 | 3 | 4, children: inlinesOf(tokens, 0) }];
    }
    case 'blockquote':
      return [{ type: 'quote', children: blocksOf((token as Tokens.Blockquote).tokens, depth + 1) }];
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      return [
        {
          type: 'list',
          ordered,
          start: typeof start === 'number' ? start : 1,
          items: items.map((item) => blocksOf(item.tokens, depth + 1)),
        },
      ];
    }
    case 'code':
      return [{ type: 'code', text: (token as Tokens.Code).text }];
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [
        {
          type: 'table',
          head: header.map((cell) => inlinesOf(cell.tokens, 0)),
          rows: rows.map((row) => row.map((cell) => inlinesOf(cell.tokens, 0))),
        },
      ];
    }
    default: {
      const { tokens, text, raw } = token as Tokens.Paragraph;
      return [{ type: 'paragraph', children: tokens ? inlinesOf(tokens, 0) : [{ type: 'text', text: text ?? raw }] }];
    }
  }
}

function inlinesOf(tokens: readonly Token[], depth: number): Inline[] {
  return tokens.flatMap((token) => inlineOf(token, depth));
}

function inlineOf(token: Token, depth: number): Inline[] {
  if (depth > DEEPEST) return [{ type: 'text', text: token.raw }];
  switch (token.type) {
    case 'br':
      return [{ type: 'break' }];
    case 'codespan':
      return [{ type: 'code', text: (token as Tokens.Codespan).text }];
    case 'strong':
    case 'em':
      return [{ type: token.type, children: inlinesOf((token as Tokens.Strong).tokens, depth + 1) }];
    case 'del':
      return inlinesOf((token as Tokens.Del).tokens, depth + 1);
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      return [{ type: 'link', href, children: inlinesOf(tokens, depth + 1) }];
    }
    case 'image':
      // Pictures of other hosts would tell them who reads; the words that stand for one are kept.
      return [{ type: 'text', text: (token as Tokens.Image).text }];
    case 'escape':
      return [{ type: 'text', text: (token as Tokens.Escape).text }];
    default: {
      const { tokens, text, raw } = token as Tokens.Text;
      return tokens ? inlinesOf(tokens, depth + 1) : [{ type: 'text', text: text ?? raw }];
    }
  }
}
