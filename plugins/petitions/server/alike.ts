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
  readonly terms: ReadonlySet<string>;
}

/**
 * The first text of the day, in the given order, that each text is nearly the same as; texts that are like nothing before
 * them are absent. Terms are those of the similar-text index; the index itself knows no text that is not public (threats W06).
 *
 * Two sets that share so much have one of their rarest terms in common, so only those are looked up.
 */
export function alikeTo(texts: readonly WaitingText[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const frequency = new Map<string, number>();
  const read = texts.map(({ id, norm, day }) => ({ id, day, terms: termsOf(norm) }));
  for (const { terms } of read) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const byRareTerm = new Map<string, Leader[]>();
  for (const { id, day, terms } of read) {
    const rare = rarest(terms, frequency).map((term) => `${day} ${term}`);
    const like = rare.flatMap((key) => byRareTerm.get(key) ?? []).find((leader) => share(leader.terms, terms) >= ALIKE);
    if (like) {
      found.set(id, like.id);
      continue;
    }
    for (const key of rare) {
      const leaders = byRareTerm.get(key);
      if (leaders) leaders.push({ id, terms });
      else byRareTerm.set(key, [{ id, terms }]);
    }
  }
  return found;
}

/** Without the edition and the weights. */
const termsOf = (norm: string): ReadonlySet<string> =>
  new Set(
    norm
      .split(' ')
      .slice(1)
      .map((part) => part.slice(0, part.lastIndexOf(':'))),
  );

function rarest(terms: ReadonlySet<string>, frequency: ReadonlyMap<string, number>): string[] {
  const sorted = [...terms].sort((a, b) => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1));
  return sorted.slice(0, sorted.length - Math.ceil(ALIKE * sorted.length) + 1);
}

/** Common terms among all of both. */
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  if (few.size < ALIKE * many.size) return 0;
  let common = 0;
  for (const term of few) if (many.has(term)) common += 1;
  return common / (one.size + other.size - common);
}
