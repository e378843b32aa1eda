const SCHEMES = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** Where a link of a text that people wrote may lead (threats B07). A path begins with one slash and stays on the site. */
export type SafeAddress = { readonly kind: 'path' | 'outside'; readonly href: string };

/** Null for every address that could act: `javascript:`, `data:`, `//host`, a backslash, control characters. */
export function safeAddress(given: string): SafeAddress | null {
  const href = given.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them inside a scheme
  if (/[\u0000-\u0020\u007f\\]/.test(href)) return null;
  if (href.startsWith('/')) return href.startsWith('//') ? null : { kind: 'path', href };
  try {
    const { protocol } = new URL(href);
    return SCHEMES.has(protocol) ? { kind: 'outside', href } : null;
  } catch {
    return null;
  }
}
