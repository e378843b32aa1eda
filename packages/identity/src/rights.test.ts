import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appoint, signInAt, somebody } from '../test/people.ts';
import { startTwoTenants, type TwoTenants } from '../test/two-tenants.ts';
import { toActor } from './actor.ts';
import { eraseParticipant } from './erase-participant.ts';
import { StaffMustLeaveFirst } from './errors.ts';
import { exportParticipant } from './export-participant.ts';
import { resolveSession } from './resolve-session.ts';

let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

const facts = (token: string) => world.slavutych.read((ctx) => resolveSession(ctx, token));

describe('rights of the person', () => {
  test('export tells everything in the clear, to the person only', async () => {
    const { participantId } = await signInAt(world.slavutych, somebody());
    const data = await world.slavutych.read((ctx) => exportParticipant(ctx, participantId));
    expect(data).toMatchObject({
      familyName: 'Шевченко',
      givenName: 'Олена',
      patronymic: 'Петрівна',
      birthDate: '1948-02-28',
      email: 'olena@example.ua',
      identityLinks: [{ providerId: 'eid', acr: 'eid-high', amr: ['qes'] }],
      residency: [{ basis: 'registered', state: 'valid' }],
      sessions: [{ device: 'Firefox, Linux' }],
    });
    await expect(world.lutsk.read((ctx) => exportParticipant(ctx, participantId))).rejects.toThrow('core/not-found');
  });

  test('erasure leaves the marks only; whoever comes back has the same key and a new account', async () => {
    const claims = somebody();
    const { participantId, sessionToken } = await signInAt(world.slavutych, claims);
    const before = await facts(sessionToken);
    const kept = await world.slavutych.run((ctx) => eraseParticipant(ctx, participantId));
    expect(kept.map((line) => line.kept)).toEqual(['identity:erasure.kept.marks', 'identity:erasure.kept.residency']);
    expect(await facts(sessionToken)).toBeNull();
    const data = await world.slavutych.read((ctx) => exportParticipant(ctx, participantId));
    expect(data).toMatchObject({
      familyName: null,
      givenName: null,
      birthDate: null,
      email: null,
      identityLinks: [],
      sessions: [],
      state: 'erased',
    });
    await world.slavutych.run((ctx) => eraseParticipant(ctx, participantId));
    const back = await signInAt(world.slavutych, claims);
    expect(back.participantId).not.toBe(participantId);
    expect((await facts(back.sessionToken))?.personKey).toEqual(before?.personKey);
  });

  test('staff leave their role first; a stranger’s id is not found', async () => {
    const { participantId } = await signInAt(world.slavutych, somebody());
    await appoint(world.slavutych, participantId);
    await expect(world.slavutych.run((ctx) => eraseParticipant(ctx, participantId))).rejects.toThrow(
      StaffMustLeaveFirst,
    );
    await expect(world.lutsk.run((ctx) => eraseParticipant(ctx, participantId))).rejects.toThrow('core/not-found');
  });
});

test('K08 a name swapped between two people’s rows does not open', async () => {
  const [one, two] = [await signInAt(world.slavutych, somebody()), await signInAt(world.slavutych, somebody())];
  await world.slavutych.run(
    ({ sql }) => sql`
    UPDATE participant SET family_name = (SELECT family_name FROM participant WHERE id = ${two.participantId}::uuid) WHERE id = ${one.participantId}::uuid`,
  );
  await world.slavutych.read(async (ctx) => {
    const found = await resolveSession(ctx, one.sessionToken);
    const actor = found && toActor(ctx, found, { minimumAcr: 'eid-low', stepUpMinutes: 10, passkeyGraceDays: 14 });
    expect(() => actor?.publicName).toThrow('sealed value does not open');
  });
});
