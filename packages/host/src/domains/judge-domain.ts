import { proofText } from './domain-name.ts';
import type { DomainProblem, DomainRow, DomainState } from './domain-rows.ts';
import type { DnsAnswer } from './probe.ts';

const HOUR_MS = 3_600_000;
/** How long a name is believed while DNS gives no answer. */
const BELIEVED_MS = 72 * HOUR_MS;
/** How long a claim waits for its record. */
const CLAIM_MS = 14 * 24 * HOUR_MS;
const MOST_SHOWN = 5;
const LONGEST_SHOWN = 120;

export interface DomainAnswers {
  /** TXT records where the proof has to be. */
  readonly texts: DnsAnswer;
  /** Where the name leads. */
  readonly addresses: DnsAnswer;
  /** Where it has to lead. */
  readonly wanted: DnsAnswer;
}

export interface DomainVerdict {
  readonly state: DomainState;
  readonly problem: DomainProblem | null;
  readonly found: readonly string[];
  /** Whether the record was there this time. */
  readonly proof: 'seen' | 'not-seen';
}

const isHeld = (state: DomainState): boolean => state === 'verified' || state === 'active';
const shown = (values: readonly string[]) =>
  values.slice(0, MOST_SHOWN).map((value) => value.slice(0, LONGEST_SHOWN).replace(/\p{Cc}/gu, ' '));

/** What a name is now. Silence of DNS changes nothing for three days; a record that is gone does at once (threats T21). */
export function judgeDomain(
  row: Pick<DomainRow, 'state' | 'stateSince' | 'token' | 'provenAt'>,
  { texts, addresses, wanted }: DomainAnswers,
  now: Date,
): DomainVerdict {
  if (texts.kind === 'no-answer') {
    const believed = row.provenAt !== null && now.getTime() - row.provenAt.getTime() < BELIEVED_MS;
    const state = isHeld(row.state) && believed ? row.state : withoutProof(row, now);
    return { state, problem: 'no-answer', found: [], proof: 'not-seen' };
  }
  const records = texts.kind === 'found' ? texts.values.map((value) => value.trim()) : [];
  if (!records.includes(proofText(row.token))) {
    const others = records.filter((value) => value.startsWith('viche='));
    return {
      state: withoutProof(row, now),
      problem: others.length > 0 ? 'other-record' : 'no-record',
      found: shown(others),
      proof: 'not-seen',
    };
  }
  const proven = { proof: 'seen', found: [] } as const;
  if (addresses.kind === 'nothing') return { ...proven, state: 'verified', problem: 'no-address' };
  if (addresses.kind === 'no-answer' || wanted.kind !== 'found')
    return { ...proven, state: row.state === 'active' ? 'active' : 'verified', problem: 'no-answer' };
  const elsewhere = addresses.values.filter((address) => !wanted.values.includes(address));
  if (elsewhere.length > 0)
    return { ...proven, state: 'verified', problem: 'points-elsewhere', found: shown(elsewhere) };
  return { ...proven, state: 'active', problem: null };
}

function withoutProof({ state, stateSince }: Pick<DomainRow, 'state' | 'stateSince'>, now: Date): DomainState {
  if (isHeld(state)) return 'unverified';
  return state === 'pending' && now.getTime() - stateSince.getTime() > CLAIM_MS ? 'failed' : state;
}
