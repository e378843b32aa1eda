/** Elements that act, or that bring pages and programs into a drawing. */
const ACTING = /<\s*(?:[\w-]+:)?(script|foreignobject|iframe|embed|object|audio|video|handler|listener)\b/i;
const HANDLER = /\son[a-z]+\s*=/i;
/** Declarations that entity bombs and outside entities need; drawing programs write none of them. */
const DECLARED = /<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet/i;
const REFERENCE = /(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ADDRESS_IN_STYLE = /url\(\s*["']?\s*(?!["']?#)|@import|javascript:/i;
/** Its own parts, and pixels that it carries with it. */
const OWN = /^\s*(#|data:image\/(png|jpeg|webp|gif);base64,)/i;

/**
 * Whether a drawing holds a program, or asks for anything outside of itself. Such a one is refused in words, although its pixels
 * alone would be kept: whoever sends it should know what is in it.
 */
export function actsOrReaches(svg: string): boolean {
  if (ACTING.test(svg) || HANDLER.test(svg) || DECLARED.test(svg) || ADDRESS_IN_STYLE.test(svg)) return true;
  return [...svg.matchAll(REFERENCE)].some(([, double, single, bare]) => !OWN.test(double ?? single ?? bare ?? ''));
}
