import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EACH_PLUGIN } from '../contract/plugins.ts';
import { idFields, sampleInput } from '../contract/sample-input.ts';
import { fingerprint } from '../contract/tenant-tables.ts';
import { CANARY, openTwoHromadas, type TwoHromadas } from './two-hromadas.ts';

const ABSENT = '0193d000-0000-7000-8000-000000000000';

const AT_ONCE = 24;
/** Said before a command looks at any id: a few ids show that it is said to all of them. */
const TURNED_AWAY: ReadonlySet<string> = new Set(['core/sign-in', 'core/assurance', 'core/forbidden', 'core/step-up']);

let two: TwoHromadas;
beforeAll(async () => {
  two = await openTwoHromadas();
});
afterAll(() => two.world.close());

describe.each(EACH_PLUGIN)('commands of %s', (_id, { commands }) => {
  it('answer ids of B as ids that never were, whoever of A asks, and change nothing of B', async () => {
    const foreign = [
      two.b.published.id,
      two.b.hidden.id,
      ...[...two.b.rows.values()].flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
    ];
    const before = await fingerprint(two.world, two.tables, two.b.tenant.id);
    for (const { definition } of Object.values(commands)) {
      if (idFields(definition.input).length === 0) continue;
      for (const [persona, caller] of [...two.personas, ['clock', () => two.a.tenant.system()] as const]) {
        const outcome = (id: string) =>
          caller()
            .run(definition, sampleInput(definition.input, id))
            .then(
              (result) => JSON.stringify({ result }),
              (error) => JSON.stringify({ code: error.code ?? String(error), params: error.params }),
            );
        const absent = await outcome(ABSENT);
        expect(absent).not.toContain('Error');
        const answers: string[] = [];
        // With each new table there are more of them, and too large a crowd is told to wait.
        const asked = TURNED_AWAY.has(JSON.parse(absent).code) ? foreign.slice(0, AT_ONCE / 4) : foreign;
        for (let at = 0; at < asked.length; at += AT_ONCE)
          answers.push(...(await Promise.all(asked.slice(at, at + AT_ONCE).map(outcome))));
        expect(new Set(answers), `${persona}: ${definition.name}`).toEqual(new Set([absent]));
      }
    }
    expect(await fingerprint(two.world, two.tables, two.b.tenant.id)).toEqual(before);
    expect(two.world.logged.filter((line) => line.includes(CANARY.b))).toEqual([]);
  });
});
