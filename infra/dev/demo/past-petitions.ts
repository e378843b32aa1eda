import { currentLocalDay, openingInstant } from '@viche/calendar';
import type { TenantKeys } from '@viche/identity';
import { moderationTerm } from '../../../plugins/petitions/server/terms.ts';
import { dueOf } from './bulk-deadlines.ts';
import { type BulkPlace, collectionEnd, type PastPetition, type PastSignature } from './bulk-petitions.ts';
import { type PublishedPetition, textOf, type WaitingPetition } from './demo-petition.ts';
import { anyAssurance, inventedPerson } from './people.ts';
import { seededRandom } from './random.ts';
import { decidingFrom, signatureTimes } from './signature-times.ts';

const DAY = 86_400_000;

/** A demo citizen as a row of the tenant. */
export interface KnownPerson {
  readonly participantId: string;
  readonly name: string;
  readonly personKey: Uint8Array;
}

export interface PastPlace extends Omit<BulkPlace, 'session'> {
  readonly keys: TenantKeys;
  readonly citizens: ReadonlyMap<string, KnownPerson>;
  readonly categories: ReadonlyMap<string, string>;
}

/** A local time so many days ago, never later than now. */
function momentAgo({ now, tenant }: PastPlace, days: number, time: string): Date {
  const today = Date.parse(`${currentLocalDay(now, tenant.timeZone)}T00:00:00Z`);
  const day = new Date(today - days * DAY).toISOString().slice(0, 10);
  return new Date(Math.min(Date.parse(openingInstant(`${day}T${time}`, tenant.timeZone)), now.getTime() - 60_000));
}

/** A published petition of the demo with as many signatures as it says: its author's, demo citizens', invented people's. */
export function publishedPetition(place: PastPlace, petition: PublishedPetition, index: number): PastPetition {
  const random = seededRandom(1_000 + index);
  const at = momentAgo(
    place,
    petition.publishedDaysAgo,
    `${9 + random.int(0, 8)}:${10 + random.int(0, 50)}`.padStart(5, '0'),
  );
  const author =
    'citizen' in petition.author
      ? knownCitizen(place, petition.author.citizen)
      : { name: petition.author.name, participantId: null };
  const citizens = (petition.citizens ?? []).map((key) => knownCitizen(place, key));
  const isAuthorSigning = author.participantId !== null && place.settings.authorSignsAutomatically;
  const last = new Date(Math.min(place.now.getTime(), collectionEnd(at, place).getTime()));
  const moments = signatureMoments();
  const signatures = moments.map((signedAt, position): PastSignature => {
    if (position === 0 && isAuthorSigning)
      return { ...(author as KnownPerson), assurance: anyAssurance(random, place.settings), signedAt };
    const citizen = citizens[position - 3];
    const person = citizen ?? { ...inventedPerson(index * 10_000 + position, place.keys), participantId: null };
    return {
      name: person.name,
      personKey: person.personKey,
      participantId: person.participantId,
      assurance: anyAssurance(random, place.settings),
      signedAt,
    };
  });
  return {
    text: { ...textOf(petition), categoryId: place.categories.get(petition.category) },
    author: { name: author.name, participantId: author.participantId },
    submittedAt: momentAgo(place, petition.publishedDaysAgo + 1, `${18 + random.int(0, 4)}:${10 + random.int(0, 50)}`),
    published: { at, signatures },
  };

  /** The last signature that a threshold needs falls within the last days, so that the announcement is still to come. */
  function signatureMoments(): Date[] {
    const threshold = place.settings.signatureThreshold;
    const count = petition.signatures - (isAuthorSigning ? 1 : 0);
    const first = isAuthorSigning ? [at] : [];
    if (petition.signatures < threshold) return [...first, ...signatureTimes(random, count, at, last)];
    const reachedFrom = decidingFrom(at, last);
    const early = signatureTimes(random, threshold - 1 - first.length, at, reachedFrom);
    return [...first, ...early, ...signatureTimes(random, petition.signatures - threshold + 1, reachedFrom, last)];
  }
}

function knownCitizen({ citizens }: PastPlace, key: string): KnownPerson {
  const person = citizens.get(key);
  if (!person) throw new Error(`${key} is no participant of this hromada yet`);
  return person;
}

/**
 * A petition in the queue whose term ends on the wished day. No term in working days ends at a weekend: what is due today then is
 * due on the next working day.
 */
export function waitingPetition(place: PastPlace, petition: WaitingPetition): PastPetition {
  const today = currentLocalDay(place.now, place.tenant.timeZone);
  const isWished = (dueOn: string) => (petition.due === 'overdue' ? dueOn < today : dueOn >= today);
  const dueOn = (submittedAt: Date) =>
    dueOf(moderationTerm(place.settings.moderationDays), submittedAt, place.calendar).dueOn;
  const candidates = Array.from({ length: 20 }, (_, days) => momentAgo(place, days, '16:20'));
  // The earliest day whose term has not ended yet is the one that ends first; an overdue one ended last.
  const submittedAt =
    petition.due === 'overdue'
      ? candidates.find((moment) => isWished(dueOn(moment)))
      : candidates.findLast((moment) => isWished(dueOn(moment)));
  if (!submittedAt) throw new Error('no day in the last weeks gives the wished term');
  return {
    text: { ...textOf(petition), categoryId: place.categories.get(petition.category) },
    author: { name: petition.author.name, participantId: null },
    submittedAt,
    published: null,
  };
}
