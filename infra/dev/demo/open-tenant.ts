import { newId } from '@viche/db';
import type { Host } from '@viche/host';
import { newTenantSecrets } from '@viche/identity';
import petitions from '../../../plugins/petitions/plugin.ts';
import { demoCitizen, ensureParticipant } from './demo-people.ts';
import { CATEGORIES } from './demo-petition.ts';
import type { DemoTenant } from './tenants.ts';
import { writeTerritories } from './territories.ts';

/**
 * Makes a tenant with its module, settings, topics, territories and staff in one transaction: all of it or nothing. It stays a draft,
 * which tells an interrupted seed from a finished one.
 *
 * @returns the tenant's id
 */
export async function openTenant(host: Host, tenant: DemoTenant, today: Date): Promise<string> {
  const id = newId();
  const { sealed, keys } = newTenantSecrets(host.keys, id);
  const { slug, code, names, population, brand, contacts, statuteUrl, statuteEdition } = tenant;
  await host.pool.scoped(id, async (session) => {
    const { prisma, sql } = session;
    await prisma.tenant.create({
      data: {
        id,
        slug,
        code,
        ...names,
        population,
        statuteUrl,
        statuteEdition,
        state: 'draft',
        brand: JSON.parse(JSON.stringify(brand)),
        contacts: { ...contacts },
        pepper: new Uint8Array(sealed.pepper),
        dataKey: new Uint8Array(sealed.dataKey),
      },
    });
    await prisma.tenantModule.create({ data: { tenantId: id, plugin: petitions.id, order: 10 } });
    petitions.settings.parse(tenant.petitionSettings);
    await prisma.setting.create({ data: { tenantId: id, scope: petitions.id, json: tenant.petitionSettings } });
    await prisma.petitionCategory.createMany({
      data: Object.values(CATEGORIES).map(({ uk, en }, index) => ({
        tenantId: id,
        titleUk: uk,
        titleEn: en,
        order: (index + 1) * 10,
      })),
    });
    await writeTerritories(session, slug);
    for (const { citizen: key, roles } of tenant.staff) {
      const citizen = demoCitizen(key, today);
      const { participantId } = await ensureParticipant(
        { tenant: { id, code, timeZone: 'Europe/Kyiv' }, keys, sql },
        citizen,
      );
      const staff = await prisma.staffMember.create({
        data: { tenantId: id, participantId, displayName: `${citizen.givenName} ${citizen.familyName}` },
      });
      await prisma.roleAssignment.createMany({
        data: roles.map((role) => ({ tenantId: id, staffId: staff.id, role })),
      });
    }
  });
  return id;
}
