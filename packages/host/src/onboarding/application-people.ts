import { Conflict } from '@viche/plugin-api';
import { z } from 'zod';
import { platformSealer } from '../mandates/platform-seal.ts';
import { scopedRole } from '../people/offered-roles.ts';
import type { HostServices } from '../services.ts';
import type { DraftMark } from './application-crest.ts';

/** Whom the applicant will invite when the site opens. Nobody is written to before. */
const plannedPeople = z.array(z.strictObject({ email: z.string(), roles: z.array(scopedRole).readonly() }));
export type PlannedPerson = z.output<typeof plannedPeople>[number];

/** Colleagues of one draft: others come by the desk. */
export const MOST_PLANNED_PEOPLE = 10;

const TABLE = 'tenant_application';

interface PeopleRow {
  readonly application: string;
  readonly people: Uint8Array | null;
}

const rowOf = async ({ pool }: Pick<HostServices, 'pool'>, { key, edrpou }: DraftMark): Promise<PeopleRow | null> => {
  const [row] = await pool.platform(
    ({ sql }) => sql<PeopleRow>`
      select application::text, people from viche.application_people(${key}::bytea, ${edrpou})`,
  );
  return row ?? null;
};

/** People of the draft, in the order in which they were written down. */
export async function applicationPeople(
  services: Pick<HostServices, 'pool' | 'keys'>,
  mark: DraftMark,
): Promise<readonly PlannedPerson[]> {
  const row = await rowOf(services, mark);
  if (!row?.people) return [];
  const plain = platformSealer(services.keys, TABLE, row.application).open('people', row.people);
  return plannedPeople.parse(JSON.parse(plain.toString('utf8')));
}

/**
 * Keeps the list with the draft, sealed in one piece.
 *
 * @param seen the draft's revision that the page showed
 * @throws {Conflict} when another device has kept something since, or there is no draft
 */
export async function keepApplicationPeople(
  services: Pick<HostServices, 'pool' | 'keys'>,
  mark: DraftMark,
  people: readonly PlannedPerson[],
  seen: number,
): Promise<void> {
  const row = await rowOf(services, mark);
  if (!row) throw new Conflict({});
  const sealer = platformSealer(services.keys, TABLE, row.application);
  const sealed = people.length > 0 ? sealer.seal('people', JSON.stringify(people)) : null;
  const [kept] = await services.pool.platform(
    ({ sql }) => sql`
      select revision from viche.put_application_people(${mark.key}::bytea, ${mark.edrpou}, ${sealed}::bytea, ${seen}::int)`,
    { for: 'writing' },
  );
  if (!kept) throw new Conflict({});
}
