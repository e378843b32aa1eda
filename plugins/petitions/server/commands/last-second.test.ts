import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPetitionsWorld, type PetitionsWorld, refusalOf } from '../test-petitions.ts';
import { signPetition } from './sign-petition.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const CROWD = 300;
const HOLD_BACK_MS = 50;

it('V03 300 people sign in the last second: none lost, none late, and the number is that of the rows', async () => {
  await given.tenant.set('petitions', { signatureThreshold: 10_000 });
  const { petitionId } = await given.published();
  const people = [];
  for (let n = 0; n < CROWD; n += 1) people.push(await given.tenant.person());
  const [window] = await given.world.asSuperuser<{ until: Date }>(`select now() + interval '1 second' as until`);
  await given.bend(petitionId, `collect_until = $2, published_at = now() - interval '90 days'`, [window!.until]);
  const answers = await Promise.all(
    people.map((person) => insist(() => signPetition(person.caller(), { petitionId }))),
  );
  // Whoever was still waiting for a session when the second was over is told so, and is not there.
  const late = await refusalOf(signPetition((await given.tenant.person()).caller(), { petitionId }));
  const acknowledged = answers.filter((answer) => answer === 'done').length;
  expect(answers.filter((answer) => answer !== 'done' && answer !== 'core/closed')).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
  await until(window!.until);
  expect(await refusalOf(signPetition((await given.tenant.person()).caller(), { petitionId }))).toBe('core/closed');
  expect(['done', 'core/closed']).toContain(late);
  const [rows] = await given.world.asSuperuser<{ signed: number; late: number }>(
    `select count(*)::int as signed, count(*) filter (where signed_at >= $2)::int as late
      from petitions_petition_signature where petition_id = $1`,
    [petitionId, window!.until],
  );
  expect(rows).toEqual({ signed: acknowledged + 1 + (late === 'done' ? 1 : 0), late: 0 });
  await given.runJob('endPetition', { petitionId });
  const [ended] = await given.world.asSuperuser<{ state: string; shown: number }>(
    'select state, signature_count as shown from petitions_petition where id = $1',
    [petitionId],
  );
  expect(ended).toEqual({ state: 'expired', shown: rows!.signed });
});

/** As a browser would: "busy" is tried again, everything else is an answer. */
async function insist(act: () => Promise<unknown>): Promise<string> {
  for (;;) {
    const answer = await refusalOf(act());
    if (answer !== 'core/busy') return answer;
    await new Promise((resolve) => setTimeout(resolve, HOLD_BACK_MS));
  }
}

const until = (moment: Date) =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, moment.getTime() - Date.now()) + HOLD_BACK_MS));
