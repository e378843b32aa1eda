import { listTenants } from '@viche/db';
import { type Erasure, erasureMark, formatErasures, type GoneJournal } from '@viche/identity';
import { appendToGoneJournal, noteGone, readGoneJournal } from './gone-journal.ts';
import { erasePerson } from './personal-data.ts';
import type { HostServices } from './services.ts';
import type { TenantBundle } from './tenants.ts';

const PAGE = 5_000;

function erasureOf({ info, keys }: TenantBundle, participantId: string, at: Date): Erasure {
  return { tenant: info.id, person: erasureMark(keys, participantId), at: at.toISOString() };
}

/** Notes an erasure that has just been committed in the journal outside the database. */
export function noteErasure(services: HostServices, bundle: TenantBundle, participantId: string): Promise<void> {
  return noteGone(services, () => formatErasures([erasureOf(bundle, participantId, new Date())]), {
    event: 'erasure.not-noted',
    tenantId: bundle.info.id,
    message: 'an erasure is not in the journal outside the database',
  });
}

/** What the comparison of journal and database found. */
export interface ReplayedErasures {
  /** People of a restored copy who had been erased before, and are erased again. */
  readonly erased: number;
  /** Erasures that the journal did not have: it was lost, or a process died between the two. */
  readonly noted: number;
  /** Lines of the journal that cannot be read. */
  readonly damaged: number;
}

/**
 * Brings database and journal to one: whoever stands in the journal is erased, whoever is erased stands in it. Run before
 * anybody is let in: an older copy of the database has brought erased people back (threats K06). Twice changes nothing.
 */
export async function replayErasures(services: HostServices, read?: GoneJournal): Promise<ReplayedErasures> {
  const file = services.erasureJournal;
  if (!file) return { erased: 0, noted: 0, damaged: 0 };
  const { erasures, damaged } = read ?? (await readGoneJournal(services));
  let [erased, noted] = [0, 0];
  for (const { id } of await listTenants(services.pool)) {
    const bundle = await services.tenants.byId(id);
    if (!bundle) continue;
    const journal = new Set(erasures.filter(({ tenant }) => tenant === id).map(({ person }) => person));
    const known = await erasedPeople(services, bundle);
    const returned = new Set([...journal].filter((person) => !known.has(person)));
    erased += await eraseAgain(services, bundle, returned);
    const unnoted = [...known].filter(([person]) => !journal.has(person)).map(([, entry]) => entry);
    await appendToGoneJournal(file, formatErasures(unnoted));
    noted += unnoted.length;
  }
  if (erased > 0)
    services.log.warn(
      { event: 'erasure.replayed', count: erased },
      'people whom an older copy brought back are erased',
    );
  if (damaged > 0)
    services.log.error({ event: 'erasure.damaged', count: damaged }, 'lines of the journal of erasures cannot be read');
  return { erased, noted, damaged };
}

async function erasedPeople({ pool }: HostServices, bundle: TenantBundle): Promise<Map<string, Erasure>> {
  const tenantId = bundle.info.id;
  const rows = await pool.scoped(
    tenantId,
    ({ sql }) => sql<{ id: string; at: Date }>`
      select id::text, erased_at as at from participant where tenant_id = ${tenantId}::uuid and state = 'erased'`,
    { readOnly: true },
  );
  return new Map(
    rows.map(({ id, at }) => {
      const entry = erasureOf(bundle, id, at);
      return [entry.person, entry] as const;
    }),
  );
}

/** Looks through everybody who is not erased, page by page; a person unknown to this copy is simply not found. */
async function eraseAgain(
  services: HostServices,
  bundle: TenantBundle,
  returned: ReadonlySet<string>,
): Promise<number> {
  const tenantId = bundle.info.id;
  let [found, after] = [0, '00000000-0000-0000-0000-000000000000'];
  while (returned.size > found) {
    const people = await services.pool.scoped(
      tenantId,
      ({ sql }) => sql<{ id: string }>`
        select id::text from participant
        where tenant_id = ${tenantId}::uuid and id > ${after}::uuid and state <> 'erased' order by id limit ${PAGE}`,
      { readOnly: true },
    );
    if (people.length === 0) break;
    for (const { id } of people) {
      if (!returned.has(erasureMark(bundle.keys, id))) continue;
      await services.pool.scoped(tenantId, (session) =>
        erasePerson(services, { bundle, session }, id, { staff: 'leave' }),
      );
      found += 1;
    }
    after = people.at(-1)!.id;
  }
  return found;
}
