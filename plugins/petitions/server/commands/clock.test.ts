import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import petitions from '../index.ts';
import { expirePetition } from './expire-petition.ts';
import { publishPetition } from './publish-petition.ts';
import { signPetition } from './sign-petition.ts';
import { submitPetition } from './submit-petition.ts';

let world: World;
let slavutych: TestTenant;
let moderator: Person;

beforeAll(async () => {
  world = await createWorld([petitions]);
  slavutych = await world.tenant('slavutych');
  moderator = await slavutych.person({ roles: ['moderator'] });
});
afterAll(() => world.close());
afterEach(() => {
  vi.useRealTimers();
});

/** A petition whose collection ends so many seconds from now, by the database's clock. */
async function endingIn(seconds: number): Promise<string> {
  const { petitionId } = await submitPetition((await slavutych.person()).caller(), {
    title: 'Зробити освітлення на стежці',
    essence: 'Увечері на стежці від вокзалу нічого не видно.',
    demand: 'Поставити ліхтарі.',
  });
  await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  await endAt(petitionId, seconds);
  return petitionId;
}

/** Moving the end is what moving the database's clock would be: only their distance is ever asked for. */
async function endAt(petitionId: string, seconds: number): Promise<void> {
  await world.asSuperuser('alter table petitions_petition disable trigger user');
  await world.asSuperuser(
    `update petitions_petition set published_at = now() - interval '90 days', collect_until = now() + make_interval(secs => $2) where id = $1`,
    [petitionId, seconds],
  );
  await world.asSuperuser('alter table petitions_petition enable trigger user');
}

function setProcessClock(secondsOff: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + secondsOff * 1_000 });
}

const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code as string,
  );

describe('R16 the clock of a process decides nothing', () => {
  it.each([-40, 40])('R16 %i s off, a collection ends when the database says so', async (off) => {
    const [ended, open] = [await endingIn(-1), await endingIn(20)];
    const [late, early] = [await slavutych.person(), await slavutych.person()];
    setProcessClock(off);
    expect(await refusalOf(signPetition(late.caller(), { petitionId: ended }))).toBe('core/closed');
    await signPetition(early.caller(), { petitionId: open });
    expect(await expirePetition(slavutych.system(), { petitionId: open })).toEqual({ expired: false });
    const [row] = await world.asSuperuser<{ off: number }>(
      `select extract(epoch from now() - signed_at)::float8 as off from petitions_petition_signature
       where petition_id = $1 and participant_id = $2`,
      [open, early.actor.participantId],
    );
    expect(Math.abs(row!.off)).toBeLessThan(5);
  });

  it.each([-3_600, 3_600])('R16 %i s off, a process enters no tenant at all', async (off) => {
    const open = await endingIn(20);
    const person = await slavutych.person();
    setProcessClock(off);
    await expect(signPetition(person.caller(), { petitionId: open })).rejects.toMatchObject({ code: '42501' });
  });

  it('R16 what has been closed stays closed when the clock of the database goes back', async () => {
    const petitionId = await endingIn(-1);
    expect(await expirePetition(slavutych.system(), { petitionId })).toEqual({ expired: true });
    await endAt(petitionId, 3_600);
    const person = await slavutych.person();
    expect(await refusalOf(signPetition(person.caller(), { petitionId }))).toBe('petitions/not-signable');
    expect(await expirePetition(slavutych.system(), { petitionId })).toEqual({ expired: false });
    await expect(
      world.asSuperuser(`update petitions_petition set state = 'collecting' where id = $1`, [petitionId]),
    ).rejects.toThrow();
  });
});
