/** Whatever XML 1.0 cannot hold in any spelling: one such sign would break the whole document. */
const NO_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A stranger's text as text, in an element or in an attribute with double quotes. */
export const escapeXml = (text: string): string => text.replace(NO_XML, '').replace(/[&<>"]/g, (sign) => NAMED[sign]!);

/** `<name>text</name>`. */
export const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
