import type { StatedPetition } from './over-petitions.ts';

/** Petitions whose signatures are counted together. */
export interface TerritoryTable {
  /** The petition whose own table it is; null for the table of the smaller ones of a quarter. */
  readonly petitionId: string | null;
  readonly quarter: string;
  readonly petitions: readonly StatedPetition[];
}

interface Rules {
  /** Public signatures from which a petition has a table of its own. */
  readonly ownFrom: number;
  /** Quarters that are over, the earliest first. */
  readonly closed: readonly string[];
  /** Quarters whose table of smaller petitions is written already. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Puts each petition into one table: its own, or that of its quarter. Whoever comes after its quarter's table was written goes
 * into the next one that is not; what has none yet waits.
 */
export function tablesOf(petitions: readonly StatedPetition[], { ownFrom, closed, taken }: Rules): TerritoryTable[] {
  const tables = new Map<string, StatedPetition[]>();
  for (const petition of petitions) {
    const quarter = closed.find((over) => over >= petition.quarter && !taken.has(over));
    const key = petition.signatures >= ownFrom ? petition.id : quarter;
    if (key) tables.set(key, [...(tables.get(key) ?? []), petition]);
  }
  return [...tables].map(([key, together]) => {
    const own = together.find(({ id }) => id === key);
    return { petitionId: own?.id ?? null, quarter: own?.quarter ?? key, petitions: together };
  });
}
