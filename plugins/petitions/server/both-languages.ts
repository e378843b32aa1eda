import { BadInput, type PluginContext } from '@viche/plugin-api';

/**
 * English words of something new: a site with English asks for them, one without does not; then they are empty, and the Ukrainian
 * ones stand for them if English comes later.
 *
 * @throws {BadInput} where the site is in English too and the words were left out
 */
export function englishOfNew({ tenant }: Pick<PluginContext, 'tenant'>, titleEn: string | undefined): string {
  if (titleEn === undefined && tenant.locales.includes('en'))
    throw new BadInput({ fields: [{ field: 'titleEn', problem: 'required' }] });
  return titleEn ?? '';
}
