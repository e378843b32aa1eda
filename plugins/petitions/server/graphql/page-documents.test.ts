import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESK_PETITION } from '../../web/desk-document.ts';
import { PETITION } from '../../web/petition-document.ts';
import { openPetitionsWorld, type PetitionsWorld } from '../test-petitions.ts';

let world: PetitionsWorld;
beforeAll(async () => {
  world = await openPetitionsWorld();
});
afterAll(() => world.world.close());

it('what the pages ask for is within the limits of the public API', async () => {
  const { petitionId, author } = await world.published();
  const [row] = await world.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
    petitionId,
  ]);
  for (const document of [PETITION, DESK_PETITION])
    expect(await world.ask(author.caller(), document, { ref: row!.ref })).not.toContain('"errors"');
});
