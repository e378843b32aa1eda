import type { Session } from '@viche/db';
import type { PetitionSettings } from '../../../plugins/petitions/plugin.ts';
import { hashOf, seededRandom } from './random.ts';

/** One invented signatory in so many says nothing of where he or she lives. */
const SILENT = 0.22;

/**
 * What an invented signatory states of where he or she lives, by the name: the same at each run. Territories of the top of the
 * list have more people than those of its end, as in life. Nobody states any where the hromada does not ask.
 */
export async function statedTerritories(
  { prisma, tenantId }: Session,
  { askTerritory }: Pick<PetitionSettings, 'askTerritory'>,
): Promise<(name: string) => string | null> {
  const rows = askTerritory
    ? await prisma.tenantTerritory.findMany({ where: { tenantId, archivedAt: null }, orderBy: { order: 'asc' } })
    : [];
  return (name) => {
    const random = seededRandom(hashOf(name));
    if (rows.length === 0 || random.next() < SILENT) return null;
    return rows[Math.floor(random.next() ** 2.2 * rows.length)]!.id;
  };
}
