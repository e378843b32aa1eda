import { type Host, noEffects, publishInvalidations, type TenantBundle } from '@viche/host';
import petitionsPlugin from '../../../plugins/petitions/plugin.ts';
import {
  type BulkPlace,
  collectionEnd,
  type PastPetition,
  type PastSignature,
  writePetitions,
} from './bulk-petitions.ts';
import { CATEGORIES } from './demo-petition.ts';
import { type PlannedPetition, planLoad } from './load-plan.ts';
import { loadTexts } from './load-texts.ts';
import { anyAssurance, type InventedPerson, inventedName, inventedPerson } from './people.ts';
import { type Random, seededRandom } from './random.ts';
import { decidingFrom, signatureTimes } from './signature-times.ts';

export interface LoadOptions {
  readonly petitions: number;
  readonly signatures: number;
  readonly now: Date;
  /** The same seed gives the same texts, people and numbers. */
  readonly seed?: number;
  onProgress?(done: { readonly petitions: number; readonly signatures: number }): void;
}

const PEOPLE = 20_000;
/** A petition of a town is signed by so many times its threshold at most. */
const HOTTEST_TIMES = 10;
/** Invented people of the load have numbers of their own, apart from those of the seed. */
const FIRST_PERSON = 1_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** One transaction: long enough to be quick, short enough for the pool's limit of a lease. */
const MOST_PETITIONS = 250;
const MOST_SIGNATURES = 10_000;

/**
 * Writes petitions and signatures of three invented years into a tenant, beside what is there. A process that serves the
 * tenant meanwhile sees them at once.
 *
 * @throws TooMuchLoad when the signatures do not fit into the petitions
 */
export async function loadPetitions(host: Host, bundle: TenantBundle, options: LoadOptions): Promise<void> {
  const { now, seed = 1 } = options;
  const random = seededRandom(seed);
  const settings = petitionsPlugin.settings.parse(bundle.settings.get(petitionsPlugin.id) ?? {});
  const plan = planLoad(random, {
    petitions: options.petitions,
    signatures: options.signatures,
    threshold: settings.signatureThreshold,
    collectDays: settings.collectDays,
    hottest: settings.signatureThreshold * (settings.signAfterThreshold === 'stop' ? 1 : HOTTEST_TIMES),
    people: PEOPLE,
    now,
  }).sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  const people = Array.from({ length: PEOPLE }, (_, n) => inventedPerson(FIRST_PERSON + n, bundle.keys));
  const writeText = loadTexts(bundle.info.slug);
  const done = { petitions: 0, signatures: 0 };
  const categories = await categoryIds(host, bundle.info.id);

  for (const batch of batches(plan)) {
    await host.pool.scoped(bundle.info.id, async (session) => {
      const place: BulkPlace = {
        session,
        tenant: bundle.info,
        settings,
        calendar: await host.calendar(session, { tenantId: bundle.info.id }),
        now,
      };
      const petitions = batch.map((planned): PastPetition => {
        const { category, ...text } = writeText(random);
        return {
          text: { ...text, categoryId: categories.get(category) },
          author: { name: inventedName(random.int(0, FIRST_PERSON)), participantId: null },
          submittedAt: new Date(planned.publishedAt.getTime() - DAY - random.int(0, 12 * HOUR)),
          published: { at: planned.publishedAt, signatures: signaturesOf(planned, place, people, random) },
        };
      });
      await writePetitions(place, petitions);
    });
    done.petitions += batch.length;
    done.signatures += batch.reduce((sum, { signatures }) => sum + signatures, 0);
    options.onProgress?.(done);
  }
  await host.pool.scoped(bundle.info.id, async (session) => {
    const effects = noEffects();
    for (const tag of ['Petition:list', 'Petition:counts']) effects.invalidated.add(tag);
    await publishInvalidations(session, bundle.info.id, effects);
  });
}

/** Topics of the tenant by the demo's keys; a tenant with other topics gets petitions without one. */
async function categoryIds(host: Host, tenantId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await host.pool.scoped(
    tenantId,
    ({ prisma }) => prisma.petitionCategory.findMany({ where: { tenantId, archivedAt: null } }),
    { readOnly: true },
  );
  const idOfTitle = new Map(rows.map((row) => [row.titleUk, row.id]));
  return new Map(
    Object.entries(CATEGORIES).flatMap(([key, { uk }]) => (idOfTitle.has(uk) ? [[key, idOfTitle.get(uk)!]] : [])),
  );
}

function* batches(plan: readonly PlannedPetition[]): Generator<PlannedPetition[]> {
  let batch: PlannedPetition[] = [];
  let signatures = 0;
  for (const planned of plan) {
    if (batch.length >= MOST_PETITIONS || (batch.length > 0 && signatures + planned.signatures > MOST_SIGNATURES)) {
      yield batch;
      batch = [];
      signatures = 0;
    }
    batch.push(planned);
    signatures += planned.signatures;
  }
  if (batch.length > 0) yield batch;
}

/** Different people, each once: a walk through everybody by a step that shares no divisor with their number. */
function* signers(count: number, people: readonly InventedPerson[], random: Random): Generator<InventedPerson> {
  const steps = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];
  const step = random.pick(steps.filter((prime) => people.length % prime !== 0));
  let place = random.int(0, people.length);
  for (let n = 0; n < count; n += 1) {
    yield people[place]!;
    place = (place + step) % people.length;
  }
}

function signaturesOf(
  { publishedAt, signatures }: PlannedPetition,
  place: BulkPlace,
  people: readonly InventedPerson[],
  random: Random,
): PastSignature[] {
  const end = new Date(Math.min(collectionEnd(publishedAt, place).getTime(), place.now.getTime()));
  const threshold = place.settings.signatureThreshold;
  const moments =
    signatures < threshold
      ? signatureTimes(random, signatures, publishedAt, end)
      : // A hot petition passed the threshold within the last day: its announcement is still to come.
        [
          ...signatureTimes(random, threshold - 1, publishedAt, decidingFrom(publishedAt, end)),
          ...signatureTimes(random, signatures - threshold + 1, decidingFrom(publishedAt, end), end),
        ];
  const who = signers(signatures, people, random);
  return moments.map((signedAt) => ({
    ...(who.next().value as InventedPerson),
    participantId: null,
    assurance: anyAssurance(random, place.settings),
    signedAt,
  }));
}
