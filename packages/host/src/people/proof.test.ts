import { newId } from '@viche/db';
import { resolveSession } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCaller } from '../caller.ts';
import { updateSettings } from '../commands/update-settings.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { inviteStaff } from './invitation-commands.ts';
import { addPasskey, removePasskey } from './passkey-commands.ts';
import { askPasskeyReset, cancelPasskeyReset, takePasskeyReset } from './passkey-resets.ts';
import { assignRole, endStaff, leaveStaff, takeAwayRole } from './role-commands.ts';
import { signedIn } from './signed-in.fixture.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world.close());
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`hromada-${serial}`);
  owner = await tenant.person({ roles: ['owner'], email: 'owner@rada.example' });
});

const rows = (sql: string, ...values: unknown[]) => world.asSuperuser<Record<string, unknown>>(sql, values);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
/** A caller whose session is one of the table. */
const callerOf = (actor: Person['actor']) =>
  makeCaller(world.host, {
    bundle: world.host.tenants.atHand(tenant.id)!,
    actor,
    locale: 'uk',
    origin: 'https://hromada.example',
  });
const passkeyOf = async ({ actor }: Person, name = 'Ноутбук') => {
  const id = newId();
  await rows(
    `insert into passkey (tenant_id, id, participant_id, credential_id, public_key, name, transports, created_at)
     values ($1, $2, $3, $4, 'k', $5, '{}', now())`,
    tenant.id,
    id,
    actor.participantId,
    Buffer.from(id),
    name,
  );
  return id;
};

describe('O14 a stolen unlocked browser of an owner', () => {
  const acts = (person: Person, colleague: Person) => {
    const { staffId } = colleague.actor;
    const role = { staffId: staffId!, role: 'auditor', module: '', reason: 'наказ' } as const;
    const bundle = world.host.tenants.atHand(tenant.id)!;
    return [
      ['role', () => assignRole(servers)(person.caller(), role)],
      ['role away', () => takeAwayRole(person.caller(), { ...role, role: 'moderator' })],
      ['end', () => endStaff(person.caller(), { staffId: staffId!, reason: 'наказ' })],
      [
        'invite',
        () =>
          inviteStaff(servers)(person.caller(), {
            email: 'thief@mail.example',
            roles: [{ role: 'owner', module: '' }],
            locale: 'uk',
            reason: 'наказ',
          }),
      ],
      ['reset', () => askPasskeyReset(person.caller(), { staffId: staffId!, reason: 'наказ' })],
      [
        'threshold',
        () =>
          updateSettings(CORE_MANIFEST, bundle.keys)(person.caller(), {
            patch: { invitationDays: 30 },
            secrets: {},
            revision: 0,
            reason: '',
          }),
      ],
    ] as const;
  };

  test.each(['given', 'due'] as const)(
    'O14 with the proof %s: core/step-up, no row changes, each try stands in the log',
    async (proof) => {
      const stolen = await tenant.person({ roles: ['owner'], proof });
      const colleague = await tenant.person({ roles: ['moderator'] });
      for (const [what, act] of acts(stolen, colleague))
        expect([what, await codeOf(act())]).toEqual([what, 'core/step-up']);
      const log = await rows('select outcome from audit_entry where tenant_id = $1', tenant.id);
      expect(log).toHaveLength(6);
      expect(new Set(log.map(({ outcome }) => outcome))).toEqual(new Set(['core/step-up']));
      for (const table of ['staff_invitation', 'passkey_reset', 'setting_change'])
        expect(await rows(`select from ${table} where tenant_id = $1`, tenant.id)).toEqual([]);
      const [roles] = await rows('select role from role_assignment where staff_id = $1', colleague.actor.staffId);
      expect(roles).toEqual({ role: 'moderator' });
    },
  );

  test('O14 neither adds a key of the thief: a session of yesterday, and one beside a passkey that is there', async () => {
    const stolen = await tenant.person({ roles: ['owner'], proof: 'given' });
    const session = await signedIn(world, tenant, stolen);
    const caller = { ...stolen.actor, sessionId: session.sessionId };
    const asThief = (proof: 'given' | 'fresh') =>
      addPasskey(callerOf({ ...caller, proof }), { name: 'моє', answer: '{}' });
    await rows(`update session set created_at = now() - interval '11 minutes' where id = $1`, session.sessionId);
    expect(await codeOf(asThief('given'))).toBe('core/step-up');
    await rows(`update session set created_at = now() where id = $1`, session.sessionId);
    expect(await codeOf(asThief('given'))).toBe('core/passkey-refused');
    await passkeyOf(stolen);
    expect(await codeOf(asThief('given'))).toBe('core/step-up');
    expect(await codeOf(asThief('fresh'))).toBe('core/passkey-refused');
  });

  test('O14 an owner whose second step is due does nothing at the desk, but may leave', async () => {
    await tenant.person({ roles: ['owner'] });
    const due = await tenant.person({ roles: ['owner'], proof: 'due' });
    const asked = { passkeyId: await passkeyOf(due) };
    expect(await codeOf(removePasskey(due.caller(), asked))).toBe('core/step-up');
    expect(await codeOf(leaveStaff(due.caller(), { sure: 'yes' }))).toBe('done');
  });

  test('O07 a proof is worth nothing in another role', async () => {
    const colleague = await tenant.person({ roles: ['moderator'] });
    const session = await signedIn(world, tenant, colleague);
    await rows(`update session set step_up_until = now() + interval '9 minutes' where id = $1`, session.sessionId);
    const role = { staffId: colleague.actor.staffId!, role: 'auditor', module: '', reason: 'наказ' } as const;
    await assignRole(servers)(owner.caller(), role);
    expect(await session.read((ctx) => resolveSession(ctx, session.token))).toMatchObject({ steppedUp: false });
  });
});

describe('O16 "I lost my passkey"', () => {
  async function lost() {
    const second = await tenant.person({ roles: ['owner'], email: 'second@rada.example', proof: 'due' });
    await passkeyOf(second);
    const session = await signedIn(world, tenant, second);
    const hers = () => callerOf({ ...second.actor, sessionId: session.sessionId });
    return { second, session, hers, staffId: second.actor.staffId! };
  }
  const left = ({ actor }: Person) => rows('select id from passkey where participant_id = $1', actor.participantId);
  const later = () =>
    // Behind the product's back: a trigger keeps the hours of a request.
    rows(
      `with off as (select set_config('session_replication_role', 'replica', true))
       update passkey_reset set requested_at = requested_at - interval '25 hours', effective_at = effective_at - interval '25 hours'
       from off where tenant_id = $1`,
      tenant.id,
    );

  test('O16 another owner asks, all owners are told, and before the hours are over it is 403', async () => {
    const { second, hers, staffId } = await lost();
    await askPasskeyReset(owner.caller(), { staffId, reason: 'загублено телефон' });
    const told = await rows(
      `select participant_id from notification where tenant_id = $1 and template = 'passkeyReset'`,
      tenant.id,
    );
    expect(told.map(({ participant_id }) => participant_id).toSorted()).toEqual(
      [owner.actor.participantId, second.actor.participantId].toSorted(),
    );
    const refused = await takePasskeyReset(hers(), { sure: 'yes' }).catch((error) => error);
    expect(refused).toMatchObject({ code: 'core/reset-waits', status: 403 });
    expect(await left(second)).toHaveLength(1);
  });

  test('O16 after the hours and a new login all keys go, and other sessions end', async () => {
    const { second, session, hers, staffId } = await lost();
    const thiefs = await signedIn(world, tenant, second);
    await askPasskeyReset(owner.caller(), { staffId, reason: 'загублено телефон' });
    await later();
    await rows(`update session set created_at = now() - interval '1 hour' where id = $1`, session.sessionId);
    expect(await codeOf(takePasskeyReset(hers(), { sure: 'yes' }))).toBe('core/step-up');
    await rows('update session set created_at = now() where id = $1', session.sessionId);
    expect(await codeOf(takePasskeyReset(hers(), { sure: 'yes' }))).toBe('done');
    expect(await left(second)).toEqual([]);
    expect(await thiefs.read((ctx) => resolveSession(ctx, thiefs.token))).toBeNull();
    expect(await session.read((ctx) => resolveSession(ctx, session.token))).not.toBeNull();
  });

  test('O16 any owner, and the person, can say no; nobody else', async () => {
    const { second, hers, staffId } = await lost();
    const moderator = await tenant.person({ roles: ['moderator'] });
    await askPasskeyReset(owner.caller(), { staffId, reason: 'загублено' });
    expect(await codeOf(cancelPasskeyReset(moderator.caller(), { staffId }))).toBe('core/not-found');
    expect(await codeOf(cancelPasskeyReset(hers(), { staffId }))).toBe('done');
    expect(await codeOf(cancelPasskeyReset(owner.caller(), { staffId }))).toBe('core/reset-ended');
    await later();
    expect(await codeOf(takePasskeyReset(hers(), { sure: 'yes' }))).toBe('core/reset-ended');
    expect(await left(second)).toHaveLength(1);
  });

  test('O16 nobody asks for themselves, and the database refuses one person and a shorter wait', async () => {
    const { staffId } = await lost();
    expect(await codeOf(askPasskeyReset(owner.caller(), { staffId: owner.actor.staffId!, reason: 'загублено' }))).toBe(
      'core/own-case',
    );
    const insert = (by: string, hours: number) =>
      rows(
        `insert into passkey_reset (tenant_id, id, staff_id, requested_by, reason, requested_at, effective_at)
         values ($1, gen_random_uuid(), $2, $3, 'x', now(), now() + make_interval(hours => $4))`,
        tenant.id,
        staffId,
        by,
        hours,
      );
    await expect(insert(staffId, 24)).rejects.toThrow(/passkey_reset_two_people/);
    await expect(insert(owner.actor.staffId!, 23)).rejects.toThrow(/passkey_reset_waits/);
  });
});
