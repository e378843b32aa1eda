import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signPetition } from '../commands/sign-petition.ts';
import { openPetitionsWorld, type PetitionsWorld } from '../test-petitions.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { authorSignsAutomatically: false, signatureThreshold: 100_000 });
});
afterAll(() => given.world.close());

const HEAD = '{ signatureSheet { electronic paper until } shortPath canListAll }';
const refOf = async (petitionId: string) => {
  const [row] = await given.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
    petitionId,
  ]);
  return row!.ref;
};

async function listOf(caller: Parameters<PetitionsWorld['ask']>[0], ref: string, after: string | null, until: string) {
  const answer = await given.ask(
    caller,
    'query($ref: String!, $after: String, $until: String!) { petition(ref: $ref) { signatureLines(after: $after, until: $until) { lines next } } }',
    { ref, after, until },
  );
  return JSON.parse(answer);
}

describe('the list for the council’s session', () => {
  it('is for staff and the author; F09 others have the pages', async () => {
    const { petitionId, author } = await given.published();
    const ref = await refOf(petitionId);
    const head = (caller: Parameters<PetitionsWorld['ask']>[0]) =>
      given.ask(caller, `query($ref: String!) { petition(ref: $ref) ${HEAD} }`, { ref });
    for (const caller of [given.tenant.guest(), (await given.tenant.person()).caller()]) {
      expect(await head(caller)).toContain(`"signatureSheet":null,"shortPath":"/p/${ref}","canListAll":false`);
      expect(JSON.stringify(await listOf(caller, ref, null, '2099-01-01 00:00:00+00'))).toContain('core/not-found');
    }
    for (const caller of [author.caller(), given.staff.officer.caller()])
      expect(await head(caller)).toContain('"canListAll":true');
  });

  it('gives each signature once, in the order of signing, of one moment, hidden names without a name', async () => {
    const { petitionId } = await given.published();
    const ref = await refOf(petitionId);
    const many = 4_321;
    await given.world.asSuperuser(
      `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at, name_hidden_at)
       select $1, gen_random_uuid(), $2, decode(md5(n::text) || md5(n::text), 'hex'), 'Ґудзь Їжак ' || n, case when n % 10 = 0 then 'paper' else 'web' end, 'eid',
         now() - interval '2 hours' + (n / 3) * interval '1 microsecond', case when n % 100 = 0 then now() end
       from generate_series(1, $3::int) n`,
      [given.tenant.id, petitionId, many],
    );
    const caller = given.staff.officer.caller();
    const { data } = JSON.parse(
      await given.ask(caller, `query($ref: String!) { petition(ref: $ref) ${HEAD} }`, { ref }),
    );
    const { electronic, paper, until } = data.petition.signatureSheet;
    expect([electronic, paper]).toEqual([many - 432, 432]);
    await signPetition((await given.tenant.person()).caller(), { petitionId });
    const lines: [string | null, string, string][] = [];
    let after: string | null = null;
    let batches = 0;
    do {
      const answer: { lines: typeof lines; next: string | null } = (await listOf(caller, ref, after, until)).data
        .petition.signatureLines;
      lines.push(...answer.lines);
      after = answer.next;
      batches += 1;
    } while (after);
    expect([lines.length, batches]).toEqual([many, 3]);
    expect(lines.filter(([name]) => name === null)).toHaveLength(43);
    expect(new Set(lines.flatMap(([name]) => name ?? [])).size).toBe(many - 43);
    expect(lines.filter(([, , way]) => way === 'paper')).toHaveLength(432);
  });

  it.each(['x', `2026-11-22 00:00:00+00|' or 1=1`, '|', '2026-11-22 10:00:00+00|0193d000'])(
    'refuses the cursor %j',
    async (cursor) => {
      const { petitionId } = await given.published();
      const answer = await listOf(
        given.staff.officer.caller(),
        await refOf(petitionId),
        cursor,
        '2099-01-01 00:00:00+00',
      );
      expect(answer.errors[0].extensions.code).toBe('core/bad-input');
    },
  );
});
