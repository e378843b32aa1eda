export { contrast } from './contrast.ts';
export { deriveSkin, type Skin, type SkinColours, type SkinError } from './derive-skin.ts';
export { skinCss, skinHash } from './skin-css.ts';
