import { resolveSession, rotateSession } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCaller } from '../caller.ts';
import { endOtherSessions, endSessionOfMine, loginsOf } from './logins.ts';
import { signedIn } from './signed-in.fixture.ts';

let world: World;
let tenant: TestTenant;
beforeAll(async () => {
  world = await createWorld(servers);
  tenant = await world.tenant('slavutych');
});
afterAll(() => world.close());

const at = ({ actor }: Person, sessionId: string) =>
  makeCaller(world.host, {
    bundle: world.host.tenants.atHand(tenant.id)!,
    actor: { ...actor, sessionId },
    locale: 'uk',
  });

test('one login is one line, also after its token was renewed; what ended stays to be seen', async () => {
  const person = await tenant.person();
  const first = await signedIn(world, tenant, person);
  await first.run((ctx) => rotateSession(ctx, first.token));
  const second = await signedIn(world, tenant, person);
  const here = at(person, second.sessionId);
  const states = async () => (await here.read((ctx) => loginsOf(ctx))).map(({ state }) => state);
  expect(await states()).toEqual(['here', 'open']);
  const [, other] = await here.read((ctx) => loginsOf(ctx));
  expect(await endSessionOfMine(here, { sessionId: other!.id })).toEqual({ ended: 2 });
  expect(await states()).toEqual(['here', 'ended']);
});

test('all others end, this one stays, and nobody ends somebody else’s', async () => {
  const person = await tenant.person();
  const stranger = await tenant.person();
  const [mine, other, foreign] = [
    await signedIn(world, tenant, person),
    await signedIn(world, tenant, person),
    await signedIn(world, tenant, stranger),
  ];
  const here = at(person, mine.sessionId);
  expect(await endSessionOfMine(here, { sessionId: foreign.sessionId })).toEqual({ ended: 0 });
  expect(await endOtherSessions(here, {})).toEqual({ ended: 1 });
  expect(await other.read((ctx) => resolveSession(ctx, other.token))).toBeNull();
  expect(await mine.read((ctx) => resolveSession(ctx, mine.token))).not.toBeNull();
  expect(await foreign.read((ctx) => resolveSession(ctx, foreign.token))).not.toBeNull();
});
