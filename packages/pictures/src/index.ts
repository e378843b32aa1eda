export { type CardWords, drawCard } from './card.ts';
export { drawIcon, ICON_SIZES, type IconSize } from './icon.ts';
export { type PictureLook, PLATFORM_COLOURS, STATE_COLOURS } from './look.ts';
export { PictureCache } from './picture-cache.ts';
