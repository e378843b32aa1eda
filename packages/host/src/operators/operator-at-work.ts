import type { Sql } from '@viche/db';
import { isOperatorProved, type OperatorFacts, operatorTokenHash } from '@viche/identity';
import { NotFound, StepUpNeeded } from '@viche/plugin-api';
import type { HostServices } from '../services.ts';
import { notePlatformAct } from './platform-journal.ts';

/** An operator who is signed in on the platform's host, for one request. */
export interface OperatorAtWork {
  readonly id: string;
  /** Mark of the session's token: what the functions of the database want to see. */
  readonly session: Buffer;
  /** Whether a passkey was shown within the last minutes (threats O14). */
  readonly proof: 'fresh' | 'due';
  readonly requestId: string;
}

/** The operator of a request whose session was found by `token`. */
export const operatorAtWork = (facts: OperatorFacts, token: string, requestId: string): OperatorAtWork => ({
  id: facts.id,
  session: operatorTokenHash(token)!,
  proof: isOperatorProved(facts, new Date()) ? 'fresh' : 'due',
  requestId,
});

/** @throws {StepUpNeeded} before a dangerous act, when the last proof is too old */
export function needProof({ proof }: Pick<OperatorAtWork, 'proof'>): void {
  if (proof !== 'fresh') throw new StepUpNeeded({});
}

/**
 * Asks the database, in the transaction of the act itself, whether the session is still this operator's.
 *
 * @throws {NotFound}
 */
export async function needSession(sql: Sql, { id, session }: OperatorAtWork): Promise<void> {
  const [row] = await sql<{ id: string }>`select id::text from viche.operator_of(${session}::bytea)`;
  if (row?.id !== id) throw new NotFound({});
}

/** What an operator does on the platform itself. */
interface PlatformChange<R> {
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  /** One statement that wants the live session; without a row there was nothing to change, or nobody who may. */
  run(sql: Sql): Promise<readonly R[]>;
}

/**
 * Changes something of the platform, with a row of its log in the same transaction.
 *
 * @throws {NotFound}
 */
export function actOnPlatform<R>(
  { pool }: Pick<HostServices, 'pool'>,
  { id, requestId }: OperatorAtWork,
  { run, ...act }: PlatformChange<R>,
): Promise<R> {
  return pool.platform(
    async ({ sql }) => {
      const [row] = await run(sql);
      if (!row) throw new NotFound({});
      await notePlatformAct(sql, { ...act, operatorId: id, requestId });
      return row;
    },
    { for: 'writing' },
  );
}
