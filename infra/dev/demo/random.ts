/** Random numbers that come out the same for the same seed: a demo that changes at every start could not be tested. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Whole number from `from` up to, not including, `to`. */
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
}

/** A generator of the mulberry32 family: 32 bits of state are enough for a demo. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from));
  return {
    next,
    int,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[int(0, list.length)] as T;
    },
  };
}

/** A number that the same words always give: a seed for what belongs to them. */
export function hashOf(words: string): number {
  let hash = 2_166_136_261;
  for (const letter of words) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619);
  return hash >>> 0;
}
