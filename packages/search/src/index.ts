export { extractOf, foundIn } from './extract.ts';
export { type Coverage, hitsOf, likenessOf } from './hits.ts';
export { type MarkedPiece, markWords } from './marks.ts';
export { NORM_EDITION, normOf, type SearchableText } from './norm.ts';
export { LONGEST_QUESTION, type Question, readQuestion, type SearchPlace } from './question.ts';
export { termsOf, wordsOf } from './terms.ts';
export { stemUkrainian } from './ukrainian-stem.ts';
