import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@viche/db';
import { resolveOperator } from '@viche/identity';
import type { World } from '@viche/testing/world';
import { type OperatorAtWork, operatorAtWork } from './operator-at-work.ts';

/** An operator with a session, written behind the product's back; the ceremony has tests of its own. */
export async function operatorIn(
  world: World,
  { name = 'Остап Вишня', provenMinutesAgo = 0 } = {},
): Promise<OperatorAtWork & { readonly token: string }> {
  const [id, token] = [newId(), randomBytes(32).toString('base64url')];
  await world.asSuperuser('insert into operator (id, name) values ($1, $2)', [id, name]);
  await world.asSuperuser(
    `insert into operator_session (id, operator_id, token_hash, csrf_secret, proven_at, expires_idle, expires_absolute)
     values ($1, $2, $3, $4, now() - make_interval(mins => $5), now() + interval '30 minutes', now() + interval '10 hours')`,
    [newId(), id, createHash('sha256').update(token).digest(), randomBytes(32), provenMinutesAgo],
  );
  const facts = await world.host.pool.platform(({ sql }) => resolveOperator(sql, token), { for: 'writing' });
  return { ...operatorAtWork(facts!, token, newId()), token };
}
