import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeLetter } from '../letters.ts';
import { acceptInvitation, lookAtInvitation } from './accept-invitation.ts';
import { inviteStaff, resendInvitation, withdrawInvitation } from './invitation-commands.ts';
import { invitationToken, newInvitationSecret } from './invitation-link.ts';
import { invitationsOf } from './invitation-rows.ts';
import { leaveStaff } from './role-commands.ts';

const ADDRESS = 'Halyna.Ivanivna@rada.example';
/** A right tax number of whoever was born on 28 February 1948. */
const TAX_NUMBER = '1759013776';

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
  owner = await tenant.person({ roles: ['owner'], name: 'Левчук Оксана', email: 'levchuk@rada.example' });
});

const invite = inviteStaff(servers);
const offer = (over: object = {}) =>
  invite(owner.caller(), {
    email: ADDRESS,
    roles: [
      { role: 'moderator', module: 'petitions' },
      { role: 'auditor', module: '' },
    ],
    locale: 'uk',
    reason: 'розпорядження № 7',
    ...over,
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
const rows = (sql: string, ...values: unknown[]) => world.asSuperuser<Record<string, unknown>>(sql, values);

/** The newest letter that waits for this hromada, as it would be sent. */
async function letter() {
  const bundle = (await world.host.tenants.byId(tenant.id))!;
  const [queued] = await rows(
    `select id from notification where tenant_id = $1 and state = 'queued' order by created_at desc, id desc limit 1`,
    tenant.id,
  );
  return world.host.pool.scoped(tenant.id, (session) => writeLetter(world.host, bundle, session, String(queued?.id)));
}
const linkOf = (written: Awaited<ReturnType<typeof letter>>) => written!.content.action!.path.split('/').at(-1)!;
const take = (person: Person, token: string) => codeOf(acceptInvitation(person.caller(), { token }));

describe('an invitation', () => {
  test('goes to the address in its language, and whoever signs in with the link has the roles', async () => {
    await offer();
    const written = await letter();
    expect(written).toMatchObject({ address: ADDRESS, locale: 'uk', name: '' });
    expect(written!.content.paragraphs.join('\n')).toContain('модератор (модуль «Електронні петиції»), аудитор');
    const colleague = await tenant.person({ name: 'Стельмах Галина Іванівна' });
    expect(await take(colleague, linkOf(written))).toBe('done');
    const roles = await rows(
      `select r.role, r.module, m.display_name from staff_member m join role_assignment r on r.tenant_id = m.tenant_id and r.staff_id = m.id
       where m.tenant_id = $1 and m.participant_id = $2 order by r.role`,
      tenant.id,
      colleague.actor.participantId,
    );
    const display_name = 'Стельмах Галина Іванівна';
    expect(roles).toEqual([
      { role: 'auditor', module: '', display_name },
      { role: 'moderator', module: 'petitions', display_name },
    ]);
    const told = await letter();
    expect(told).toMatchObject({ address: 'levchuk@rada.example' });
    expect(told!.content.paragraphs.join('\n')).toContain(display_name);
  });

  test('is written in English where it is asked so', async () => {
    await offer({ locale: 'en' });
    const written = await letter();
    expect(written).toMatchObject({ locale: 'en' });
    expect(written!.content.subject).toContain('Invitation to work');
  });

  test('names nobody once it has ended, and no row, event or job carries the address or the link', async () => {
    await offer({ code: TAX_NUMBER });
    const token = linkOf(await letter());
    for (const table of [
      'staff_invitation',
      'notification',
      'outbox_job',
      'audit_entry',
      'outbox_event',
      'command_receipt',
    ]) {
      const text = JSON.stringify(await rows(`select * from ${table} where tenant_id = $1`, tenant.id));
      expect(text.toLowerCase()).not.toContain('halyna');
      expect(text).not.toContain(token);
      expect(text).not.toContain(TAX_NUMBER);
    }
    expect(world.logged.join('\n').toLowerCase()).not.toContain('halyna');
    const [{ id }] = (await rows('select id from staff_invitation where tenant_id = $1', tenant.id)) as [
      { id: string },
    ];
    await withdrawInvitation(owner.caller(), { invitationId: id, reason: 'помилка' });
    const [ended] = await rows('select email, email_hash, person_key from staff_invitation where id = $1', id);
    expect(ended).toEqual({ email: null, email_hash: null, person_key: null });
  });

  test('gives an account without an address the one that the link has proved', async () => {
    await offer();
    const colleague = await tenant.person();
    await take(colleague, linkOf(await letter()));
    const [person] = await rows(
      'select email_verified_at is not null as verified, email from participant where id = $1',
      colleague.actor.participantId,
    );
    expect(person?.verified).toBe(true);
    expect(
      colleague
        .caller()
        .sealing('participant', colleague.actor.participantId!)
        .open('email', person!.email as Uint8Array),
    ).toBe(ADDRESS);
  });

  test('waits once for an address; an old one makes room', async () => {
    await offer();
    expect(await codeOf(offer({ email: ADDRESS.toUpperCase() }))).toBe('core/invitation-waits');
    await rows(`update staff_invitation set expires_at = now() - interval '1 minute' where tenant_id = $1`, tenant.id);
    expect(await codeOf(offer())).toBe('done');
    const listed = await owner.caller().read((ctx) => invitationsOf(ctx));
    expect(listed.map(({ state }) => state)).toEqual(['open', 'withdrawn']);
  });

  test.each([
    [{ email: 'не адреса' }, 'email'],
    [{ roles: [] }, 'roles'],
    [{ roles: [{ role: 'editor', module: '' }] }, 'roles'],
    [{ code: '1234567890' }, 'code'],
    [{ reason: ' ' }, 'reason'],
  ])('%j is refused beside its field', async (over, field) => {
    const refused = await offer(over).catch((error) => error);
    expect(refused.code).toBe('core/bad-input');
    expect(refused.params.fields[0].field).toBe(field);
    expect(await rows('select from staff_invitation where tenant_id = $1', tenant.id)).toEqual([]);
  });

  test('is an owner’s to write: others are refused', async () => {
    const moderator = await tenant.person({ roles: ['moderator'] });
    const asked: Parameters<typeof invite>[1] = {
      email: ADDRESS,
      roles: [{ role: 'owner', module: '' }],
      locale: 'uk',
      reason: 'сам собі',
    };
    expect(await codeOf(invite(moderator.caller(), asked))).toBe('core/forbidden');
    expect(await codeOf(invite((await tenant.person()).caller(), asked))).toBe('core/not-found');
  });

  test('ends with the owner who wrote it', async () => {
    const second = await tenant.person({ roles: ['owner'] });
    await offer();
    const token = linkOf(await letter());
    await leaveStaff(owner.caller(), { sure: 'yes' });
    expect(await take(second, token)).toBe('core/invitation-over');
  });
});

describe('an invitation used twice or by another person', () => {
  test('a second time is told clearly, to the same person and to another', async () => {
    await offer();
    const token = linkOf(await letter());
    const colleague = await tenant.person();
    expect(await take(colleague, token)).toBe('done');
    expect(await take(colleague, token)).toBe('core/invitation-used');
    const friend = await tenant.person();
    expect(await take(friend, token)).toBe('core/invitation-used');
    expect(await rows('select from staff_member where participant_id = $1', friend.actor.participantId)).toEqual([]);
    expect(await friend.caller().read((ctx) => lookAtInvitation(ctx, token))).toEqual({ state: 'used', roles: [] });
  });

  test('of two who press at once, one has the roles', async () => {
    await offer();
    const token = linkOf(await letter());
    const people = await Promise.all([tenant.person(), tenant.person(), tenant.person()]);
    const answers = await Promise.all(people.map((person) => take(person, token)));
    expect(answers.toSorted()).toEqual(['core/invitation-used', 'core/invitation-used', 'done']);
  });

  test('with a code, only the person of that document takes it', async () => {
    await offer({ code: ` ${TAX_NUMBER} ` });
    const token = linkOf(await letter());
    const friend = await tenant.person();
    expect(await take(friend, token)).toBe('core/invitation-other');
    expect(await friend.caller().read((ctx) => lookAtInvitation(ctx, token))).toEqual({ state: 'other', roles: [] });
    const [{ key }] = (await rows(
      'select person_key as key from staff_invitation where tenant_id = $1',
      tenant.id,
    )) as [{ key: Uint8Array }];
    const invited = await tenant.person();
    await rows('update participant set person_key = $2 where id = $1', invited.actor.participantId, key);
    const hers: Person = { actor: { ...invited.actor, personKey: key }, caller: invited.caller };
    const caller = { ...invited.caller(), actor: hers.actor };
    expect(await caller.read((ctx) => lookAtInvitation({ ...ctx, actor: hers.actor }, token))).toMatchObject({
      state: 'open',
    });
  });

  test('expired, withdrawn and replaced ones are over; a guest is asked to sign in', async () => {
    const { invitationId } = await offer();
    const first = linkOf(await letter());
    await resendInvitation(owner.caller(), { invitationId });
    const second = linkOf(await letter());
    const colleague = await tenant.person();
    expect(second).not.toBe(first);
    expect(await take(colleague, first)).toBe('core/invitation-over');
    expect(await codeOf(acceptInvitation(tenant.guest(), { token: second }))).toBe('core/sign-in');
    const known = await tenant.person({ assurance: 'email' });
    expect(await take(known, second)).toBe('core/assurance');
    await rows(`update staff_invitation set expires_at = now() - interval '1 minute' where id = $1`, invitationId);
    expect(await take(colleague, second)).toBe('core/invitation-over');
    await withdrawInvitation(owner.caller(), { invitationId, reason: 'не потрібно' });
    expect(await take(colleague, second)).toBe('core/invitation-over');
    expect(await codeOf(withdrawInvitation(owner.caller(), { invitationId, reason: 'не потрібно' }))).toBe(
      'core/invitation-over',
    );
  });

  test('a letter is sent again a few times only', async () => {
    const { invitationId } = await offer();
    const answers: string[] = [];
    for (let n = 0; n < 6; n++) answers.push(await codeOf(resendInvitation(owner.caller(), { invitationId })));
    expect(answers).toEqual(['done', 'done', 'done', 'done', 'core/closed', 'core/closed']);
  });

  test('the link of one hromada is no link of another', async () => {
    await offer();
    const token = linkOf(await letter());
    const other = await world.tenant(`other-${serial}`);
    expect(await take(await other.person(), token)).toBe('core/not-found');
  });

  test('O18 a thousand guesses: none accepted, also with the id of an invitation that waits', async () => {
    const { invitationId } = await offer();
    const guesser = await tenant.person();
    const answers = new Set<string>();
    for (let n = 0; n < 100; n++)
      for (const answer of await Promise.all(
        Array.from({ length: 10 }, () => take(guesser, invitationToken(invitationId, newInvitationSecret()))),
      ))
        answers.add(answer);
    expect([...answers]).toEqual(['core/invitation-over']);
    expect(await rows('select from staff_member where participant_id = $1', guesser.actor.participantId)).toEqual([]);
  });
});
