import { randomBytes } from 'node:crypto';
import { meetsAssurance } from '@viche/authz';
import type { Calendar } from '@viche/calendar';
import { nextNumber, type Session } from '@viche/db';
import type { Assurance, TenantInfo } from '@viche/plugin-api';
import type { PetitionSettings } from '../../../plugins/petitions/plugin.ts';
import { submitPetition } from '../../../plugins/petitions/server/commands/submit-petition.ts';
import { MILESTONES } from '../../../plugins/petitions/server/milestones.ts';
import { signatoryName } from '../../../plugins/petitions/server/names.ts';
import { normOf } from '../../../plugins/petitions/server/petition-text.ts';
import { newRef } from '../../../plugins/petitions/server/ref.ts';
import { freezeRules, type PetitionRules } from '../../../plugins/petitions/server/rules.ts';
import { announceTerm, collectTerm, handoverTerm, moderationTerm } from '../../../plugins/petitions/server/terms.ts';
import { dueOf, type PastDeadline, writeDeadlines } from './bulk-deadlines.ts';
import { insertRows } from './insert-rows.ts';
import { statedTerritories } from './stated-territories.ts';
import { territoryFinder } from './territories.ts';

export interface PastSignature {
  readonly name: string;
  readonly personKey: Uint8Array;
  readonly participantId: string | null;
  readonly assurance: Assurance;
  readonly signedAt: Date;
  /** Nobody reads the letters of an invented person. */
  readonly invented?: true;
}

/** What happened to a petition; its state follows from it by the rules. */
export interface PastPetition {
  readonly text: {
    readonly title: string;
    readonly essence: string;
    readonly demand: string;
    readonly categoryId?: string;
  };
  readonly author: { readonly name: string; readonly participantId: string | null };
  readonly submittedAt: Date;
  /** Null for one that waits in moderation. Signatures stand in the order of their moments. */
  readonly published: { readonly at: Date; readonly signatures: readonly PastSignature[] } | null;
}

export interface BulkPlace {
  readonly session: Session;
  readonly tenant: TenantInfo;
  readonly settings: PetitionSettings;
  readonly calendar: Calendar;
  /** The moment up to which the past is told. */
  readonly now: Date;
}

const SIGNATURES_PER_STATEMENT = 5_000;

/** A UUIDv7 of a past moment: lists of signatories are read in the order of their ids. */
function idAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  const random = randomBytes(10);
  random[0] = (random[0]! & 0x0f) | 0x70;
  random[2] = (random[2]! & 0x3f) | 0x80;
  const tail = random.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}

/** First moment at which a petition published at `at` takes no more signatures. */
export function collectionEnd(at: Date, { settings, calendar }: Pick<BulkPlace, 'settings' | 'calendar'>): Date {
  return dueOf(collectTerm(settings.collectDays), at, calendar).dueBefore;
}

/**
 * Writes petitions of the past as the commands would have left them: the same cleaning, rules, names, terms, numbers and
 * states, but no events, no letters and no audit rows. The database's constraints judge every row. Runs in the caller's
 * transaction; numbers are issued in the order of publication.
 *
 * @throws Error when a signature breaks the rules of its petition
 */
export async function writePetitions(place: BulkPlace, petitions: readonly PastPetition[]): Promise<void> {
  const { session, tenant, settings, now } = place;
  const inOrder = petitions.toSorted((a, b) => (a.published?.at ?? now).getTime() - (b.published?.at ?? now).getTime());
  const territoryIn = await territoryFinder(session);
  const statedBy = await statedTerritories(session, settings);
  const rows: PetitionRow[] = [];
  for (const petition of inOrder) rows.push(await petitionRow(place, petition));
  const column = <T>(read: (row: PetitionRow) => T) => rows.map(read);
  await insertRows(session, 'petitions_petition', {
    id: ['uuid', column((row) => row.id)],
    ref: ['text', column(() => newRef())],
    number: ['text', column((row) => row.number)],
    title: ['text', column((row) => row.text.title)],
    essence: ['text', column((row) => row.text.essence)],
    demand: ['text', column((row) => row.text.demand)],
    norm: ['text', column(({ text }) => normOf(text))],
    category_id: ['uuid', column((row) => row.text.categoryId ?? null)],
    territory_id: ['uuid', column(({ text }) => territoryIn(text.title) ?? null)],
    author_id: ['uuid', column((row) => row.petition.author.participantId)],
    author_name: ['text', column((row) => row.petition.author.name)],
    state: ['text', column((row) => row.state)],
    rules: ['jsonb', column((row) => (row.rules ? JSON.stringify(row.rules) : null))],
    submitted_at: ['timestamptz', column((row) => row.petition.submittedAt)],
    created_at: ['timestamptz', column((row) => row.petition.submittedAt)],
    published_at: ['timestamptz', column((row) => row.petition.published?.at ?? null)],
    collect_until: ['timestamptz', column((row) => row.collectUntil)],
    paper_until: ['timestamptz', column((row) => row.paperUntil)],
    threshold_reached_at: ['timestamptz', column((row) => row.thresholdReachedAt)],
    ended_at: ['timestamptz', column((row) => row.endedAt)],
    signature_count: ['int4', column((row) => row.petition.published?.signatures.length ?? 0)],
    milestone: ['int4', column((row) => row.milestone)],
    revision: ['int4', column((row) => row.revision)],
  });
  await insertRows(session, 'petitions_petition_revision', {
    id: ['uuid', column((row) => idAt(row.petition.submittedAt))],
    petition_id: ['uuid', column((row) => row.id)],
    version: ['int4', column(() => 1)],
    title: ['text', column((row) => row.text.title)],
    essence: ['text', column((row) => row.text.essence)],
    demand: ['text', column((row) => row.text.demand)],
    submitted_at: ['timestamptz', column((row) => row.petition.submittedAt)],
  });
  const expired = rows.filter(({ state }) => state === 'expired');
  await insertRows(session, 'petitions_appeal_handover', {
    id: ['uuid', expired.map((row) => idAt(row.endedAt!))],
    petition_id: ['uuid', expired.map((row) => row.id)],
    state: ['text', expired.map(() => 'registered')],
    document_number: ['text', expired.map((row) => `Зв-${row.number}`)],
    prepared_at: ['timestamptz', expired.map((row) => row.endedAt)],
    registered_at: ['timestamptz', expired.map((row) => row.endedAt)],
  });
  await writeDeadlines(
    session,
    place.calendar,
    rows.flatMap((row) => row.deadlines),
  );
  const signatures = rows.flatMap(({ id, petition }) =>
    (petition.published?.signatures ?? []).map((signature) => ({ petitionId: id, ...signature })),
  );
  for (let from = 0; from < signatures.length; from += SIGNATURES_PER_STATEMENT) {
    const part = signatures.slice(from, from + SIGNATURES_PER_STATEMENT);
    await insertRows(session, 'petitions_petition_signature', {
      id: ['uuid', part.map((signature) => idAt(signature.signedAt))],
      petition_id: ['uuid', part.map((signature) => signature.petitionId)],
      person_key: ['bytea', part.map((signature) => signature.personKey)],
      participant_id: ['uuid', part.map((signature) => signature.participantId)],
      public_name: ['text', part.map((signature) => signatoryName(signature.name, settings.signatoryDisplay))],
      channel: ['text', part.map(() => 'web')],
      assurance: ['text', part.map((signature) => signature.assurance)],
      signed_at: ['timestamptz', part.map((signature) => signature.signedAt)],
      territory_id: ['uuid', part.map((signature) => statedBy(signature.name))],
      wants_letters: ['bool', part.map((signature) => signature.invented !== true)],
    });
  }

  const published = rows.filter(({ number }) => number !== null);
  await insertRows(session, 'petitions_petition_day_due', {
    petition_id: ['uuid', published.map(({ id }) => id)],
    marked_at: ['timestamptz', published.map(() => now)],
  });

  async function petitionRow({ calendar }: BulkPlace, petition: PastPetition): Promise<PetitionRow> {
    const id = idAt(petition.submittedAt);
    const text = submitPetition.definition.input.parse(petition.text);
    const moderation = {
      kind: 'petitions.moderation',
      petitionId: id,
      rule: moderationTerm(settings.moderationDays),
      startedAt: petition.submittedAt,
    };
    const { published } = petition;
    if (!published) return { ...WAITING, id, text, petition, deadlines: [{ ...moderation, ended: null }] };

    const rules = freezeRules(settings, tenant);
    const collect = collectTerm(rules.collectDays);
    const collectUntil = dueOf(collect, published.at, calendar).dueBefore;
    checkSignatures(published, rules, collectUntil, now);
    const { number } = await nextNumber(session, {
      series: 'petition',
      reset: 'yearly',
      template: '{seq}-{yyyy}',
      now: published.at,
      zone: tenant.timeZone,
    });
    const deciding = published.signatures[rules.signatureThreshold - 1];
    const thresholdReachedAt = deciding ? new Date(Math.min(deciding.signedAt.getTime() + 1_000, now.getTime())) : null;
    const endedAt =
      !deciding && collectUntil <= now ? new Date(Math.min(collectUntil.getTime() + 30_000, now.getTime())) : null;
    const deadlines: PastDeadline[] = [
      { ...moderation, ended: { how: 'met', at: published.at } },
      {
        kind: 'petitions.collect',
        petitionId: id,
        rule: collect,
        startedAt: published.at,
        ended: endedAt
          ? { how: 'missed', at: endedAt }
          : thresholdReachedAt && rules.signAfterThreshold === 'stop'
            ? { how: 'met', at: thresholdReachedAt }
            : null,
      },
    ];
    if (endedAt) {
      const ended = { how: 'met', at: endedAt } as const;
      deadlines.push({ kind: 'petitions.hand-over', petitionId: id, rule: handoverTerm(), startedAt: endedAt, ended });
    }
    if (thresholdReachedAt) {
      deadlines.push({
        kind: 'petitions.announce',
        petitionId: id,
        rule: announceTerm(rules.announceDays),
        startedAt: thresholdReachedAt,
        ended: null,
      });
    }
    const state = thresholdReachedAt ? 'threshold-reached' : endedAt ? 'expired' : 'collecting';
    const percent = (published.signatures.length * 100) / rules.signatureThreshold;
    return {
      id,
      text,
      petition,
      state,
      number,
      rules,
      collectUntil,
      paperUntil: rules.paperSignatures
        ? dueOf(collectTerm(rules.collectDays + rules.paperEntryDays), published.at, calendar).dueBefore
        : null,
      thresholdReachedAt,
      endedAt,
      deadlines,
      milestone: MILESTONES.findLast((milestone) => percent >= milestone) ?? 0,
      revision: state === 'collecting' ? 2 : 3,
    };
  }
}

interface PetitionRow {
  readonly id: string;
  readonly text: { title: string; essence: string; demand: string; categoryId?: string };
  readonly petition: PastPetition;
  readonly state: string;
  readonly number: string | null;
  readonly rules: PetitionRules | null;
  readonly collectUntil: Date | null;
  readonly paperUntil: Date | null;
  readonly thresholdReachedAt: Date | null;
  readonly endedAt: Date | null;
  readonly milestone: number;
  readonly revision: number;
  readonly deadlines: readonly PastDeadline[];
}

const WAITING = {
  state: 'moderation',
  number: null,
  rules: null,
  collectUntil: null,
  paperUntil: null,
  thresholdReachedAt: null,
  endedAt: null,
  milestone: 0,
  revision: 1,
} as const;

/** What signPetition and the clock would have refused must not stand in the past either. */
function checkSignatures(
  { at, signatures }: NonNullable<PastPetition['published']>,
  rules: PetitionRules,
  collectUntil: Date,
  now: Date,
): void {
  let before = at;
  for (const { signedAt, assurance } of signatures) {
    if (signedAt < before) throw new Error('a signature stands before the publication or out of order');
    if (signedAt >= collectUntil || signedAt > now)
      throw new Error('a signature stands after the end of the collection, or in the future');
    if (!meetsAssurance(assurance, rules.signAssurance)) throw new Error('a signature has too weak an assurance');
    before = signedAt;
  }
  if (rules.signAfterThreshold === 'stop' && signatures.length > rules.signatureThreshold)
    throw new Error('signatures stand beyond the threshold');
}
