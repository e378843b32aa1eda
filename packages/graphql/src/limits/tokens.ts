import { Lexer, type Source, TokenKind } from 'graphql';
import { LIMITS, LimitRefusal } from './limit-refusal.ts';

/**
 * Counts tokens before parsing: the parser is recursive and would build a tree of any size.
 * @throws LimitRefusal `tokens`; GraphQLError for a character that no token starts with
 */
export function checkTokens(source: Source): void {
  const lexer = new Lexer(source);
  for (let count = 0; lexer.advance().kind !== TokenKind.EOF; ) {
    count += 1;
    if (count > LIMITS.tokens) throw new LimitRefusal('tokens');
  }
}
