import { settingsReader, type TenantBundle } from '@viche/host';
import type { ExposedPath } from './module-routes.ts';

/** Sites that the hromada lets show a page in a frame; none named: any. What is no list of texts was declared wrongly. */
export function frameOrigins(bundle: TenantBundle, exposed: ExposedPath | null): readonly string[] {
  if (!exposed?.frameSetting || !exposed.manifest) return [];
  const { id, settings } = exposed.manifest;
  const listed: unknown = settingsReader(bundle)({ id, settings })[exposed.frameSetting];
  if (!Array.isArray(listed)) throw new Error(`${id}: the setting ${exposed.frameSetting} lists no sites`);
  return listed.map(String);
}
