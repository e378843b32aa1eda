import { type PictureLook, STATE_COLOURS } from '@viche/pictures';
import type { TenantInfo } from '@viche/plugin-api';
import { deriveSkin } from '@viche/ui';

/** How pictures of a hromada look, with its crest's bytes where it has one. */
export function siteLook({ brand, code }: Pick<TenantInfo, 'brand' | 'code'>, crest: Buffer | null): PictureLook {
  return { ...coloursOf(brand), katottg: code, crest };
}

/** Colours alone, for what is no picture. */
export function coloursOf(brand: TenantInfo['brand']): Pick<PictureLook, 'ground' | 'motif'> {
  const skin = brand.preset === 'own' && brand.accent ? deriveSkin(brand.accent) : null;
  return skin && !('error' in skin) ? { ground: skin.light['accent-strong'], motif: skin.light.motif } : STATE_COLOURS;
}
