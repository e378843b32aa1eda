import { type Environment, forgetMandates, type Host, type PlatformMail, sendPlatformLetters } from '@viche/host';
import { type Rounds, startRounds } from './rounds.ts';

const LETTERS_MS = 3_000;
const FORGETTING_MS = 3_600_000;

/**
 * What the platform itself has to do: its letters every few seconds, for somebody waits for a code; what has served its term every
 * hour. Queues carry work of hromadas only.
 */
export function startPlatformRounds(
  host: Host,
  mail: PlatformMail,
  { APPLICATION_LETTER_DAYS }: Pick<Environment, 'APPLICATION_LETTER_DAYS'>,
): Rounds {
  const failed = (error: unknown) =>
    host.log.error({ event: 'platform.round', err: error }, 'a round of the platform failed');
  const rounds = [
    startRounds({ intervalMs: LETTERS_MS, work: () => sendPlatformLetters(host, mail), failed }),
    startRounds({ intervalMs: FORGETTING_MS, work: () => forgetMandates(host, APPLICATION_LETTER_DAYS), failed }),
  ];
  return { stop: () => Promise.all(rounds.map((round) => round.stop())).then(() => undefined) };
}
