import { KeyRefused, KeyRing, newKeyEnvironment } from '@viche/identity';
import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyRefusalText } from './open-host.ts';
import { verifyKeys } from './verify-keys.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());

const start = (environment: Readonly<Record<string, string | undefined>> = world.keyEnvironment) =>
  verifyKeys({ pool: world.host.pool, keys: KeyRing.fromEnvironment(environment) }, world.database.appUrl);
const changed = (...names: (keyof ReturnType<typeof newKeyEnvironment>)[]) => {
  const fresh = newKeyEnvironment();
  return { ...world.keyEnvironment, ...Object.fromEntries(names.map((name) => [name, fresh[name]])) };
};
const refusalOf = async (attempt: Promise<unknown>): Promise<KeyRefused> => {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(KeyRefused);
  return error as KeyRefused;
};
const noted = () =>
  world.asSuperuser<{ name: string; value: string }>('select name, value from key_check order by name');

describe('K10 keys at boot', () => {
  it('K10 a database filled before marks were kept tells a wrong key by its own seals, and notes the right ones', async () => {
    const tenant = await world.tenant('slavutych');
    await tenant.person();
    expect(await noted()).toEqual([]);
    const refusal = await refusalOf(start(changed('VICHE_PLATFORM_KEY', 'VICHE_OUTER_KEY')));
    expect(refusal.variables).toEqual(['VICHE_PLATFORM_KEY', 'VICHE_OUTER_KEY']);
    expect(await noted()).toEqual([]);
    await start();
    expect((await noted()).map(({ name }) => name)).toEqual(['outer', 'platform']);
  });

  it('K10 every wrong key is named, in plain words and without its value, and nothing is written', async () => {
    const before = await noted();
    await start();
    const wrong = changed('VICHE_OUTER_KEY', 'VICHE_PLATFORM_KEY');
    const text = keyRefusalText(await refusalOf(start(wrong)));
    expect(text).toContain('VICHE_OUTER_KEY is not the key that the data was written with');
    expect(text).toContain('VICHE_PLATFORM_KEY is not');
    for (const value of Object.values(wrong)) expect(text).not.toContain(value);
    expect((await refusalOf(start(changed('VICHE_OUTER_KEY')))).variables).toEqual(['VICHE_OUTER_KEY']);
    expect(await noted()).toEqual(before);
    const marks = JSON.stringify(before);
    for (const value of Object.values(world.keyEnvironment)) {
      expect(marks).not.toContain(value);
      expect(marks).not.toContain(Buffer.from(value, 'base64').toString('hex').slice(0, 12));
    }
  });

  it('K10 keys that only logins under way and limits need may be made anew', async () => {
    await start(changed('VICHE_COOKIE_KEY', 'VICHE_NETWORK_KEY'));
  });

  it('K10 the runtime cannot change or take away a mark', async () => {
    const write = (text: string) =>
      world.host.pool.scoped('018f0000-0000-7000-8000-00000000000a', ({ sql }) =>
        sql(Object.assign([text], { raw: [text] })),
      );
    for (const text of ["update key_check set value = repeat('0', 16)", 'delete from key_check'])
      await expect(write(text)).rejects.toMatchObject({ code: '42501' });
  });

  it('K10 of two first starts at once with different keys one goes on', async () => {
    await world.asSuperuser('delete from key_check');
    await world.asSuperuser('update participant set person_key = null');
    const outcomes = await Promise.allSettled([start(), start(changed('VICHE_OUTER_KEY'))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
