import { ownerTransaction } from './owner-transaction.ts';

/** The pairs of states that one process allows. */
export interface ProcessTransitions {
  /** Name that the table's trigger carries, such as `petitions.petition`. */
  process: string;
  pairs: readonly (readonly [from: string, to: string])[];
}

/**
 * Makes `state_transition` hold exactly the given pairs for each named process. Rows of processes that are not named stay:
 * a plugin that was unlinked keeps its data and its rules.
 */
export async function syncStateTransitions(ownerUrl: string, processes: readonly ProcessTransitions[]): Promise<void> {
  await ownerTransaction(ownerUrl, async (client) => {
    for (const { process, pairs } of processes) {
      const from = pairs.map(([state]) => state);
      const to = pairs.map(([, state]) => state);
      await client.query(
        `delete from state_transition t where process = $1 and not exists (
           select from unnest($2::text[], $3::text[]) as p(f, t2) where p.f = t.from_state and p.t2 = t.to_state)`,
        [process, from, to],
      );
      await client.query(
        `insert into state_transition (process, from_state, to_state)
         select $1, f, t from unnest($2::text[], $3::text[]) as p(f, t) on conflict do nothing`,
        [process, from, to],
      );
    }
  });
}
