import { BadInput, Conflict, Forbidden, homeBlocks, NotFound } from '@viche/plugin-api';
import { photo } from '@viche/storage/testing';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateAppearance } from './update-appearance.ts';

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

const rowOf = async () =>
  (
    await world.asSuperuser<{ brand: Record<string, unknown>; revision: number; version: number }>(
      'select brand, brand_revision as revision, config_version as version from tenant where id = $1',
      [tenant.id],
    )
  )[0]!;
const problemsOf = (act: Promise<unknown>) =>
  act.then(
    () => [],
    (error) => {
      if (!(error instanceof BadInput)) throw error;
      return error.params.fields;
    },
  );

const SHIELD =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 70"><rect width="60" height="70" fill="#1a6148"/></svg>';

async function sendCrest(person: Person, bytes: Uint8Array | string): Promise<string> {
  const kept = await tenant.sendFile(person, Buffer.from(bytes as string), 'герб.svg', 'crest');
  if (!kept.done) throw new Error(kept.problem);
  return kept.fileId;
}

describe('the look of a site', () => {
  it('changes what is named, keeps the rest, and leaves who, when, old and new behind', async () => {
    const before = await rowOf();
    await updateAppearance(owner.caller(), { revision: 1, preset: 'own', accent: '#1A6148', font: 'literata' });
    await updateAppearance(owner.caller(), { revision: 2, accent: '#6d2a5c', welcomeUk: 'Місто чує' });
    const row = await rowOf();
    expect(row.brand).toEqual({
      preset: 'own',
      accent: '#6d2a5c',
      font: 'literata',
      welcome: { uk: 'Місто чує', en: '' },
    });
    expect(row.revision).toBe(3);
    expect(row.version).toBe(before.version + 2);
    const history = await world.asSuperuser<{ key: string; old_value: unknown; new_value: unknown; staff_id: string }>(
      `select key, old_value, new_value, staff_id from setting_change where tenant_id = $1 and scope = 'appearance' order by id`,
      [tenant.id],
    );
    expect(history).toHaveLength(5);
    expect(history.every(({ staff_id }) => staff_id === owner.actor.staffId)).toBe(true);
    expect(history.slice(3)).toEqual([
      expect.objectContaining({ key: 'accent', old_value: '#1a6148', new_value: '#6d2a5c' }),
      expect.objectContaining({ key: 'welcome', old_value: null, new_value: { uk: 'Місто чує', en: '' } }),
    ]);
    const audit = await world.asSuperuser(
      `select 1 from audit_entry where tenant_id = $1 and action = 'core.update-appearance' and outcome = 'done'`,
      [tenant.id],
    );
    expect(audit).toHaveLength(2);
  });

  it('is the owner’s: an editor is refused, a resident finds nothing, each in the audit log', async () => {
    const editor = await tenant.person({ roles: ['editor'] });
    await expect(updateAppearance(editor.caller(), { revision: 1, font: 'device' })).rejects.toThrow(Forbidden);
    const resident = await tenant.person();
    await expect(updateAppearance(resident.caller(), { revision: 1, font: 'device' })).rejects.toThrow(NotFound);
    expect((await rowOf()).brand).toEqual({});
  });

  it('of two owners the one who saw an old page is told so', async () => {
    const outcomes = await Promise.allSettled(
      ['literata', 'device'].map((font) =>
        updateAppearance(owner.caller(), { revision: 1, font: font as 'literata' | 'device' }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toBeInstanceOf(Conflict);
  });

  it('writes nothing when nothing changes', async () => {
    await updateAppearance(owner.caller(), { revision: 1, font: 'literata' });
    const before = await rowOf();
    expect(await updateAppearance(owner.caller(), { revision: 2, font: 'literata' })).toEqual({ revision: 2 });
    expect(await rowOf()).toEqual(before);
  });
});

describe('a colour', () => {
  it.each([
    ['#7a7a7a', 'contrast'],
    ['#f2d94e', 'contrast'],
    ['#a8231c', 'hue-near-bad'],
    ['red', 'not-a-colour'],
    ['#123', 'not-a-colour'],
    ['', 'not-a-colour'],
    ['url(https://a.example)', 'not-a-colour'],
    ['#1a6148;}body{x:y', 'not-a-colour'],
  ])('B08 %j is refused: %s', async (accent, why) => {
    const problems = await problemsOf(updateAppearance(owner.caller(), { revision: 1, preset: 'own', accent }));
    expect(problems.map(({ field, problem }) => [field, problem])).toEqual([
      ['accent', `core:appearance.problem.${why}`],
    ]);
    expect((await rowOf()).brand).toEqual({});
  });

  it('at 4.4 to 1 is refused with the number that was measured, in the reader’s language', async () => {
    // 4.47 on white: what rounds to 4.5 must not be called 4.5.
    const act = (locale: 'uk' | 'en') =>
      problemsOf(updateAppearance(owner.caller(locale), { revision: 1, preset: 'own', accent: '#787878' }));
    const [problem] = await act('uk');
    expect(problem?.params).toEqual({ white: '4,4', linen: '4', least: '4,5' });
    const words = owner.caller('uk').t(problem!.problem, problem!.params);
    expect(words).toContain('4,4');
    expect((await act('en'))[0]?.params).toMatchObject({ white: '4.4', least: '4.5' });
    await expect(
      updateAppearance(owner.caller(), { revision: 1, preset: 'own', accent: '#6b6b6b' }),
    ).resolves.toBeDefined();
  });
});

describe('the home page’s parts', () => {
  it('are kept in their order, each once, with those that were not named behind them', async () => {
    const home = [
      { block: 'numbers', shown: true },
      { block: 'hero', shown: false },
    ] as const;
    await updateAppearance(owner.caller(), { revision: 1, home: [...home] });
    expect((await rowOf()).brand.home).toEqual(homeBlocks(home));
    const twice = await problemsOf(updateAppearance(owner.caller(), { revision: 2, home: [home[0], home[0]] }));
    expect(twice[0]?.field).toBe('home');
  });
});

describe('a crest', () => {
  const visibilityOf = (id: string) =>
    world
      .asSuperuser<{ visibility: string; media_type: string }>(
        'select visibility, media_type from attachment where id = $1',
        [id],
      )
      .then(([row]) => row);
  const crestOf = async () => {
    world.host.tenants.forget(tenant.id);
    return (await world.host.tenants.byId(tenant.id))!.info.brand.crest;
  };

  it('B08 is a public PNG on the host of files; the next one takes it down, and taking it away too', async () => {
    const first = await sendCrest(owner, SHIELD);
    await updateAppearance(owner.caller(), { revision: 1, crest: first });
    expect(await visibilityOf(first)).toEqual({ visibility: 'public', media_type: 'image/png' });
    expect(await crestOf()).toBe(`http://${tenant.slug}.files.localhost:3000/${first}`);
    const second = await sendCrest(owner, await photo());
    await updateAppearance(owner.caller(), { revision: 2, crest: second });
    expect((await visibilityOf(first))?.visibility).toBe('private');
    expect(await crestOf()).toContain(second);
    await updateAppearance(owner.caller(), { revision: 3, crest: null });
    expect((await visibilityOf(second))?.visibility).toBe('private');
    expect(await crestOf()).toBeUndefined();
  });

  it('B08 with a program in it is not even kept', async () => {
    const acting = SHIELD.replace('<rect', '<script>alert(1)</script><rect');
    expect(await tenant.sendFile(owner, Buffer.from(acting), 'герб.svg', 'crest')).toMatchObject({
      done: false,
      problem: 'active-content',
    });
    expect(await tenant.sendFile(owner, Buffer.from(SHIELD), 'герб.svg')).toMatchObject({ problem: 'type-refused' });
  });

  it('is nothing that was sent for another purpose, by somebody else, or hangs somewhere already', async () => {
    const ordinary = await tenant.sendFile(owner, await photo(), 'фото.jpg');
    const fileId = ordinary.done ? ordinary.fileId : '';
    expect(await problemsOf(updateAppearance(owner.caller(), { revision: 1, crest: fileId }))).toMatchObject([
      { field: 'crest', problem: 'core:appearance.problem.not-a-crest' },
    ]);
    const stranger = await tenant.person();
    const foreign = await sendCrest(stranger, SHIELD);
    await expect(updateAppearance(owner.caller(), { revision: 1, crest: foreign })).rejects.toThrow(NotFound);
    const own = await sendCrest(owner, SHIELD);
    await updateAppearance(owner.caller(), { revision: 1, crest: own });
    await expect(updateAppearance(owner.caller(), { revision: 2, crest: own })).rejects.toThrow(NotFound);
    await expect(updateAppearance(owner.caller(), { revision: 2, crest: 'x' })).rejects.toThrow();
  });
});
