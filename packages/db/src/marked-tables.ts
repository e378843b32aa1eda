/**
 * Tables whose model carries a mark as a documentation line of its own right above it: `/// Append-only.` (rows are only added)
 * or `/// Hot.` (written or read by every act of a crowd, so no migration may hold it for longer than a moment).
 */
export function markedTables(schema: string, mark: 'Append-only' | 'Hot'): Set<string> {
  const models = /((?:^\/\/\/[^\n]*\n)+)model \w+ \{[\s\S]*?@@map\("(\w+)"\)/gm;
  const marked = new RegExp(`^/// ${mark}[.:]`, 'm');
  return new Set([...schema.matchAll(models)].filter(([, lines]) => marked.test(lines!)).map(([, , table]) => table!));
}
