import type { FieldProblem } from '@viche/plugin-api';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the one character that PostgreSQL keeps in no text, and halves of pairs
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

/**
 * Fields of a parsed input whose text the database cannot hold or look for. Texts that people write are cleaned by
 * their schemas; what is left are refs, codes and ids, which nobody types so by mistake.
 */
export function unstorableText(input: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value: input, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      if (UNSTORABLE.test(value)) problems.push({ field: path.join('.'), problem: 'wrong-format' });
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const [key, inner] of Object.entries(value)) waiting.push({ value: inner, path: [...path, key] });
    }
  }
  return problems;
}
