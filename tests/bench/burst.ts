import { type LoadRequest, type LoadResult, load } from './load.ts';

export interface BurstPlan {
  readonly port: number;
  /** The n-th signature under one petition; null when everybody has signed. */
  sign(n: number): LoadRequest | null;
  /** The page of that petition, as the country reads it. */
  readonly hotPage: LoadRequest;
  /** A page of another hromada, rendered for one person. */
  readonly neighbour: LoadRequest;
}

export interface BurstResult {
  readonly signatures: LoadResult;
  readonly reads: LoadResult;
  readonly neighbour: LoadResult;
  /** The neighbour's 95th percentile in the burst over that of a quiet minute. */
  readonly neighbourRatio: number;
}

const QUIET_SECONDS = 3;
/** Bounded in any case: the signers run out long before. */
const LONGEST_SECONDS = 60;

/**
 * Threats R03: a whole country signs and reads one petition at once, while two people of another hromada go on reading
 * theirs.
 */
export async function burst({ port, sign, hotPage, neighbour }: BurstPlan): Promise<BurstResult> {
  const visits = { port, connections: 2, next: () => neighbour };
  await load({ ...visits, seconds: QUIET_SECONDS });
  const quiet = await load({ ...visits, seconds: QUIET_SECONDS });
  let signing = true;
  const whileSigning = (request: LoadRequest) => () => (signing ? request : null);
  const [signatures, reads, disturbed] = await Promise.all([
    load({ port, connections: 16, seconds: LONGEST_SECONDS, next: sign }).finally(() => {
      signing = false;
    }),
    load({ port, connections: 16, seconds: LONGEST_SECONDS, next: whileSigning(hotPage) }),
    load({ ...visits, seconds: LONGEST_SECONDS, next: whileSigning(neighbour) }),
  ]);
  return { signatures, reads, neighbour: disturbed, neighbourRatio: disturbed.p95 / quiet.p95 };
}
