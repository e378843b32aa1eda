import { BadInput, Forbidden } from '@viche/plugin-api';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCodifierPlaces } from './codifier-places.ts';
import { addTerritory } from './territory-commands.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
let code: string;
const codes = ['010055501', '020055502', '030055503'];
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('town');
  owner = await tenant.person({ roles: ['owner'] });
  const [row] = await world.asSuperuser<{ code: string }>('select code from tenant where id = $1', [tenant.id]);
  code = row!.code;
  const editions = ['1999-01-01', '2999-01-01'];
  await world.asSuperuser(`insert into territory_edition (edition, hash) select unnest($1::text[]), 'x'`, [editions]);
  const places = [`M${codes[0]}Білогірʼя`, `C${codes[1]}Згурівка`, `X${codes[2]}Ївга`].join(';');
  await world.asSuperuser(
    `insert into territory (edition, code, category, name, norm, places) values ($1, $3, 'H', 'x', 'x', 'C990099999Колишнє'), ($2, $3, 'H', 'x', 'x', $4)`,
    [...editions, code, places],
  );
});
afterAll(() => world.close());

const codeOf = (digits: string) => code.slice(0, 19 - digits.length) + digits;
const kept = () =>
  world.asSuperuser(
    'select kind, name_uk, name_en, code, parent_id from tenant_territory where tenant_id = $1 order by "order", id',
    [tenant.id],
  );
const problemOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error) => {
      if (!(error instanceof BadInput)) throw error;
      const [problem] = error.params.fields;
      return [problem?.field, problem?.problem.split('.').at(-1)];
    },
  );

describe('settlements of the codifier', () => {
  it('are added with code, kind and both names, under a territory, once however often it is pressed', async () => {
    const { territoryId } = await addTerritory(owner.caller(), {
      kind: 'starosta-district',
      nameUk: 'Згурівський',
      nameEn: 'Zghurivskyi',
    });
    const chosen = { codes: [codeOf(codes[1]!), codeOf(codes[2]!)], parentId: territoryId };
    const outcomes = await Promise.all([1, 2].map(() => addCodifierPlaces(owner.caller(), chosen)));
    expect(outcomes.flatMap(({ territoryIds }) => territoryIds)).toHaveLength(2);
    await addCodifierPlaces(owner.caller(), { codes: codes.map(codeOf) });
    expect((await kept()).slice(1)).toEqual([
      { kind: 'village', name_uk: 'Згурівка', name_en: 'Zghurivka', code: codeOf(codes[1]!), parent_id: territoryId },
      { kind: 'settlement', name_uk: 'Ївга', name_en: 'Yivha', code: codeOf(codes[2]!), parent_id: territoryId },
      { kind: 'city', name_uk: 'Білогірʼя', name_en: 'Bilohiria', code: codeOf(codes[0]!), parent_id: null },
    ]);
  });

  it('are those of this hromada in the latest edition; nothing chosen and a foreign territory are said at their fields', async () => {
    const add = (chosen: { codes: string[]; parentId?: string }) => addCodifierPlaces(owner.caller(), chosen);
    expect(await problemOf(add({ codes: [] }))).toEqual(['codes', 'none-chosen']);
    expect(await problemOf(add({ codes: [codeOf('990099999')] }))).toEqual(['codes', 'not-of-hromada']);
    expect(await problemOf(add({ codes: ['UA<script>'] }))).toEqual(['codes', 'not-of-hromada']);
    const nowhere = '0193d000-0000-7000-8000-000000000000';
    expect(await problemOf(add({ codes: [codeOf(codes[0]!)], parentId: nowhere }))).toEqual(['parentId', 'parent']);
    const editor = await tenant.person({ roles: ['editor'] });
    await expect(addCodifierPlaces(editor.caller(), { codes: [codeOf(codes[0]!)] })).rejects.toThrow(Forbidden);
  });
});
