import { type PictureLook, STATE_COLOURS } from '@viche/pictures';
import type { TenantInfo } from '@viche/plugin-api';
import { deriveSkin } from '@viche/ui';

/** How pictures of a hromada look. `readCrest` gives the bytes of a file that lies on the site itself. */
export function siteLook(
  { brand, code }: Pick<TenantInfo, 'brand' | 'code'>,
  readCrest: (path: string) => Buffer | null,
): PictureLook {
  const skin = brand.preset === 'own' && brand.accent ? deriveSkin(brand.accent) : null;
  const colours =
    skin && !('error' in skin) ? { ground: skin.light['accent-strong'], motif: skin.light.motif } : STATE_COLOURS;
  return { ...colours, katottg: code, crest: brand.crest ? readCrest(brand.crest) : null };
}
