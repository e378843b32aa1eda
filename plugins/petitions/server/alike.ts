/** A text that waits, as its search terms tell it. */
interface WaitingText {
  readonly id: string;
  /** Terms as `@viche/search` writes them: an edition, then `term:weight`. */
  readonly norm: string;
  /** Local day on which it was handed in; only texts of one day are compared. */
  readonly day: string;
}

/** From this share of common terms on, two texts are the same text with other words in it. */
const ALIKE = 0.6;

interface Leader {
  readonly id: string;
  readonly terms: readonly number[];
}

/**
 * The first text of the day, in the given order, that each text is nearly the same as; texts that are like nothing before
 * them are absent. Terms are those of the similar-text index; the index itself knows no text that is not public (threats W06).
 *
 * Two sets that share so much have one of their rarest terms in common, so only those are looked up.
 */
export function alikeTo(texts: readonly WaitingText[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const leadersAt = new Map<string, Leader[]>();
  const termsOf = rarestFirst(texts.map(({ norm }) => norm));
  for (const [place, { id, day }] of texts.entries()) {
    const terms = termsOf[place]!;
    const rare = terms.slice(0, terms.length - Math.ceil(ALIKE * terms.length) + 1).map((term) => `${day} ${term}`);
    const candidates = new Set(rare.flatMap((key) => leadersAt.get(key) ?? []));
    const like = [...candidates].find((leader) => share(leader.terms, terms) >= ALIKE);
    if (like) {
      found.set(id, like.id);
      continue;
    }
    const leader = { id, terms };
    for (const key of rare) {
      const leaders = leadersAt.get(key);
      if (leaders) leaders.push(leader);
      else leadersAt.set(key, [leader]);
    }
  }
  return found;
}

/** The terms of each norm as numbers, the rarest of them all first: what is compared is short and sorted. */
function rarestFirst(norms: readonly string[]): readonly (readonly number[])[] {
  // Without the edition and the weights.
  const words = norms.map((norm) => {
    const parts = norm.split(' ').slice(1);
    return parts.map((part) => part.slice(0, part.lastIndexOf(':')));
  });
  const frequency = new Map<string, number>();
  for (const terms of words) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const ranks = new Map([...frequency].sort(([, a], [, b]) => a - b).map(([term], rank) => [term, rank]));
  return words.map((terms) => terms.map((term) => ranks.get(term)!).sort((a, b) => a - b));
}

/** Common terms among all of both; 0 where one has too few to reach `ALIKE`. */
function share(one: readonly number[], other: readonly number[]): number {
  if (Math.min(one.length, other.length) < ALIKE * Math.max(one.length, other.length)) return 0;
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const difference = one[i]! - other[j]!;
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return common / Math.max(one.length + other.length - common, 1);
}
