import { newId } from '@viche/db';
import { type Host, openTenant } from '@viche/host';
import petitions from '../../../plugins/petitions/plugin.ts';
import { demoCitizen, ensureParticipant } from './demo-people.ts';
import { CATEGORIES } from './demo-petition.ts';
import type { DemoTenant } from './tenants.ts';
import { writeTerritories } from './territories.ts';

/**
 * Opens a hromada of the demo as the platform opens any, with its topics and territories in the same transaction. It stays a
 * draft, which tells an interrupted seed from a finished one.
 *
 * @returns the tenant's id
 */
export function openDemoTenant(host: Host, tenant: DemoTenant, today: Date): Promise<string> {
  const { slug, code, names, population, brand, contacts, statuteUrl, statuteEdition } = tenant;
  return openTenant(
    host,
    {
      slug,
      code,
      kind: 'hromada',
      names,
      edrpou: null,
      population,
      locales: ['uk', 'en'],
      brand,
      contacts,
      statuteUrl,
      statuteEdition,
      state: 'draft',
      modules: [{ plugin: petitions.id, order: 10, settings: tenant.petitionSettings }],
    },
    {
      requestId: newId(),
      detail: { by: 'demo-seed' },
      async staff(ctx) {
        const first = [];
        for (const { citizen: key, roles } of tenant.staff) {
          const citizen = demoCitizen(key, today);
          const { participantId } = await ensureParticipant(ctx, citizen);
          first.push({ participantId, displayName: `${citizen.givenName} ${citizen.familyName}`, roles });
        }
        return first;
      },
      async also(session, tenantId) {
        await session.prisma.petitionCategory.createMany({
          data: Object.values(CATEGORIES).map(({ uk, en }, index) => ({
            tenantId,
            titleUk: uk,
            titleEn: en,
            order: (index + 1) * 10,
          })),
        });
        await writeTerritories(session, slug);
      },
    },
  );
}
