import { meetsAssurance } from '@viche/authz';
import type { Actor } from '@viche/plugin-api';
import type { PetitionRules } from '../rules.ts';
import { type PetitionState, signableStates } from '../states.ts';

export type SignObstacle =
  | 'not-collecting'
  | 'ended'
  | 'sign-in'
  | 'assurance'
  /** Known well, and not yet as somebody who lives here. */
  | 'residence'
  | 'age-unknown'
  | 'too-young'
  | 'already-signed';

/** Why this person cannot sign now, in the order in which it helps to be told; null when nothing stands in the way. */
export function signObstacle(
  petition: { state: string; collectUntil: Date | null; rules: PetitionRules | null },
  actor: Actor,
  signed: boolean,
  now: Date,
): SignObstacle | null {
  const { rules } = petition;
  if (signed) return 'already-signed';
  if (!rules || !signableStates(rules.signAfterThreshold).has(petition.state as PetitionState)) return 'not-collecting';
  if (petition.collectUntil && now >= petition.collectUntil) return 'ended';
  if (!actor.participantId) return 'sign-in';
  if (!meetsAssurance(actor.assurance, rules.signAssurance) || !actor.personKey)
    return actor.personKey && actor.assurance === 'eid' ? 'residence' : 'assurance';
  if (rules.minAge === 0) return null;
  if (actor.age === null) return 'age-unknown';
  return actor.age < rules.minAge ? 'too-young' : null;
}
