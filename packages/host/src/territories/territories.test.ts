import { BadInput, Conflict, Forbidden, NotFound } from '@viche/plugin-api';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addTerritoryAlias, endTerritoryAlias } from './alias-commands.ts';
import { addTerritory, archiveTerritory, editTerritory } from './territory-commands.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.tenant(`town-${++serial}`);
  owner = await tenant.person({ roles: ['owner'] });
});

const VILLAGE = { kind: 'village', nameUk: 'Рокині', nameEn: 'Rokyni' } as const;
const codeOf = (digits: number) => `UA${String(digits).padStart(17, '0')}`;
const problemOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error) => {
      if (!(error instanceof BadInput)) throw error;
      const [problem] = error.params.fields;
      return [problem?.field, problem?.problem.split('.').at(-1)];
    },
  );
const versionOf = async () =>
  (
    await world.asSuperuser<{ version: number }>('select config_version as version from tenant where id = $1', [
      tenant.id,
    ])
  )[0]!.version;

describe('a territory', () => {
  it('is added, renamed and put under another; all processes load the hromada anew', async () => {
    const before = await versionOf();
    const district = await addTerritory(owner.caller(), {
      kind: 'starosta-district',
      nameUk: 'Рокинівський',
      nameEn: 'Rokynivskyi',
    });
    const { territoryId } = await addTerritory(owner.caller(), {
      ...VILLAGE,
      parentId: district.territoryId,
      code: codeOf(1),
    });
    await editTerritory(owner.caller(), { territoryId, revision: 1, ...VILLAGE, nameUk: 'Рокині-2', code: codeOf(1) });
    const rows = await world.asSuperuser('select name_uk, revision, parent_id from tenant_territory where id = $1', [
      territoryId,
    ]);
    expect(rows).toEqual([{ name_uk: 'Рокині-2', revision: 2, parent_id: null }]);
    expect(await versionOf()).toBe(before + 3);
  });

  it('is archived with a reason and comes back; an archived one takes nothing under it', async () => {
    const { territoryId } = await addTerritory(owner.caller(), VILLAGE);
    const change = { territoryId, revision: 1, to: 'archived', reason: 'Приєднано до міста' } as const;
    await archiveTerritory(owner.caller(), change);
    expect(await problemOf(addTerritory(owner.caller(), { ...VILLAGE, parentId: territoryId }))).toEqual([
      'parentId',
      'parent',
    ]);
    await expect(archiveTerritory(owner.caller(), { ...change, revision: 2 })).rejects.toThrow(Conflict);
    await archiveTerritory(owner.caller(), { ...change, revision: 2, to: 'active' });
    await expect(addTerritory(owner.caller(), { ...VILLAGE, parentId: territoryId })).resolves.toBeDefined();
    await expect(
      world.asSuperuser('select 1 from tenant_territory where id = $1', [territoryId]),
    ).resolves.toHaveLength(1);
  });

  it('cannot lie within itself, nor within what lies in it, and has a code of its own', async () => {
    const top = await addTerritory(owner.caller(), { ...VILLAGE, code: codeOf(7) });
    const below = await addTerritory(owner.caller(), { ...VILLAGE, parentId: top.territoryId });
    const edit = (parentId: string) =>
      editTerritory(owner.caller(), { territoryId: top.territoryId, revision: 1, ...VILLAGE, parentId });
    expect(await problemOf(edit(top.territoryId))).toEqual(['parentId', 'cycle']);
    expect(await problemOf(edit(below.territoryId))).toEqual(['parentId', 'cycle']);
    expect(await problemOf(addTerritory(owner.caller(), { ...VILLAGE, code: codeOf(7) }))).toEqual([
      'code',
      'code-taken',
    ]);
    expect(await problemOf(addTerritory(owner.caller(), { ...VILLAGE, code: 'UA1' }))).toEqual(['code', 'code-form']);
  });

  it('is the owner’s, and its own hromada’s', async () => {
    const { territoryId } = await addTerritory(owner.caller(), VILLAGE);
    const editor = await tenant.person({ roles: ['editor'] });
    await expect(addTerritory(editor.caller(), VILLAGE)).rejects.toThrow(Forbidden);
    const other = await world.tenant(`other-${serial}`);
    const foreign = await other.person({ roles: ['owner'] });
    await expect(editTerritory(foreign.caller(), { territoryId, revision: 1, ...VILLAGE })).rejects.toThrow(NotFound);
    expect(await problemOf(addTerritory(foreign.caller(), { ...VILLAGE, parentId: territoryId }))).toEqual([
      'parentId',
      'parent',
    ]);
    await expect(editTerritory(owner.caller(), { territoryId, revision: 5, ...VILLAGE })).rejects.toThrow(Conflict);
  });
});

describe('a renaming', () => {
  const RENAMED = {
    kind: 'street',
    formerName: 'вулиця Пушкіна',
    presentName: 'вулиця Грінченка',
    source: 'Рішення № 7',
  } as const;

  it('is noted once, of two at the same time too, and taken back with a reason', async () => {
    const outcomes = await Promise.allSettled([1, 2].map(() => addTerritoryAlias(owner.caller(), RENAMED)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] = await world.asSuperuser<{ id: string }>('select id from territory_alias where tenant_id = $1', [
      tenant.id,
    ]);
    await endTerritoryAlias(owner.caller(), { aliasId: row!.id, reason: 'Помилка' });
    await expect(endTerritoryAlias(owner.caller(), { aliasId: row!.id, reason: 'Помилка' })).rejects.toThrow(Conflict);
    await expect(addTerritoryAlias(owner.caller(), RENAMED)).resolves.toBeDefined();
  });

  it('has two different names and a place of this hromada', async () => {
    const same = { ...RENAMED, presentName: 'Вулиця  ПУШКІНА' };
    expect(await problemOf(addTerritoryAlias(owner.caller(), same))).toEqual(['presentName', 'same-name']);
    const nowhere = { ...RENAMED, territoryId: '0193d000-0000-7000-8000-000000000000' };
    expect(await problemOf(addTerritoryAlias(owner.caller(), nowhere))).toEqual(['territoryId', 'parent']);
  });
});
