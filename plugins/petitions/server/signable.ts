import { Closed } from '@viche/plugin-api';
import { PetitionNotSignable } from './errors.ts';
import { type PetitionRules, petitionRules } from './rules.ts';
import { type PetitionState, signableStates } from './states.ts';

/**
 * The frozen rules of a petition whose signatures may still be given and taken back.
 *
 * @throws {PetitionNotSignable} in a state that takes none
 * @throws {Closed} from the end of its collection on
 */
export function rulesWhileSignable(
  { state, rules, collectUntil }: { state: string; rules: unknown; collectUntil: Date | null },
  at: Date,
): PetitionRules {
  const frozen = petitionRules.safeParse(rules).data;
  if (!frozen || !signableStates(frozen.signAfterThreshold).has(state as PetitionState))
    throw new PetitionNotSignable({ state });
  if (collectUntil && at >= collectUntil) throw new Closed({ at: collectUntil });
  return frozen;
}
