export { type Block, type Inline, parseRichText, plainText } from './blocks.ts';
export { RichText } from './rich-text.tsx';
export { safeAddress } from './safe-address.ts';
