import { createGovIdAdapter, type IdentityClaims } from '@viche/identity';
import { CITIZENS } from '@viche/sandbox/citizens';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimsOf, signInAt } from '../../packages/identity/test/people.ts';
import { startTwoTenants, type TwoTenants } from '../../packages/identity/test/two-tenants.ts';
import { type GovIdWorld, startGovIdWorld } from './gov-id-logins.ts';

let world: GovIdWorld;
let tenants: TwoTenants;
beforeAll(async () => {
  [world, tenants] = await Promise.all([startGovIdWorld(), startTwoTenants()]);
});
afterAll(() => Promise.all([world.close(), tenants.close()]));

const enter = (claims: IdentityClaims) => signInAt(tenants.slavutych, claims, { provider: world.config() });
const read = async (choice: { citizen?: string; how?: string }) =>
  (await world.logIn(createGovIdAdapter(world.config()), choice)).claims;

it('G04 two logins with other `user_id` and the same code are one person, other codes are two', async () => {
  const first = await enter(await read({ citizen: 'petro' }));
  const again = await enter(await read({ citizen: 'petro' }));
  const other = await enter(await read({ citizen: 'danylo' }));
  expect(again).toMatchObject({ participantId: first.participantId, firstVisit: false });
  expect(other.participantId).not.toBe(first.participantId);
});

it('the same human by id.gov.ua and by OpenID Connect is one person with two links', async () => {
  const { identityCode } = CITIZENS.find(({ key }) => key === 'oksana')!;
  const oidc = await signInAt(
    tenants.slavutych,
    claimsOf({ subject: 'opaque', codes: [{ kind: 'tax-number', code: identityCode }] }),
  );
  const govId = await enter(await read({ citizen: 'oksana' }));
  expect(govId).toMatchObject({ participantId: oidc.participantId, firstVisit: false, duplicates: [] });
  const links = await tenants.slavutych.read(
    ({ sql, tenant }) => sql<{ provider_id: string }>`
      SELECT provider_id FROM identity_link
      WHERE tenant_id = ${tenant.id}::uuid AND participant_id = ${oidc.participantId}::uuid ORDER BY provider_id`,
  );
  expect(links.map((link) => link.provider_id)).toEqual(['eid', 'gov-id']);
});
