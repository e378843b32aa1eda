import type { Session } from '@viche/db';
import type { SealedTenantSecrets } from '@viche/identity';
import type { AnyManifest } from '@viche/plugin-api';
import type { NewTenant } from './new-tenant.ts';

/** Writes the tenant's own row, its modules and their settings. */
export async function writeTenant(
  { prisma }: Session,
  id: string,
  tenant: NewTenant,
  sealed: SealedTenantSecrets,
  manifests: readonly AnyManifest[],
): Promise<void> {
  const { names, modules, brand, contacts, kind, state, slug, code, edrpou, population, locales } = tenant;
  const { statuteUrl, statuteEdition } = tenant;
  await prisma.tenant.create({
    data: {
      id,
      slug,
      code,
      kind,
      ...names,
      edrpou,
      population,
      locales: [...locales],
      statuteUrl,
      statuteEdition,
      state,
      trial: state === 'sandbox',
      brand: JSON.parse(JSON.stringify(brand)),
      contacts: { ...contacts },
      pepper: new Uint8Array(sealed.pepper),
      dataKey: new Uint8Array(sealed.dataKey),
    },
  });
  for (const { plugin, order, settings } of modules) {
    const manifest = manifests.find((known) => known.id === plugin);
    if (!manifest) throw new Error(`${plugin} is not installed`);
    // Refuses what the module would read as something else.
    manifest.settings.parse(settings);
    await prisma.tenantModule.create({ data: { tenantId: id, plugin, order } });
    if (Object.keys(settings).length > 0)
      await prisma.setting.create({
        data: { tenantId: id, scope: plugin, json: JSON.parse(JSON.stringify(settings)) },
      });
  }
}
