import { type Actor, SignInNeeded, StepUpNeeded } from '@viche/plugin-api';

/**
 * Whose record is read: a person's own, soon after a login (threats W02).
 *
 * @throws {SignInNeeded}
 * @throws {StepUpNeeded} when the login is old: somebody else may sit at the screen
 */
export function requireOwnRecord({ participantId, login }: Pick<Actor, 'participantId' | 'login'>): string {
  if (!participantId) throw new SignInNeeded({});
  if (login === 'old') throw new StepUpNeeded({});
  return participantId;
}
