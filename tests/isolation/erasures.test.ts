import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { erasePerson, noteErasure, replayErasures } from '@viche/host';
import petitions from '@viche/plugin-petitions/server';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { submitPetition } from '../../plugins/petitions/server/commands/submit-petition.ts';

let world: World;
let slavutych: TestTenant;
let folder: string;
let journal: string;

beforeAll(async () => {
  world = await createWorld([petitions]);
  slavutych = await world.tenant('slavutych');
  folder = mkdtempSync(path.join(tmpdir(), 'viche-erasures-'));
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  journal = path.join(folder, `${Math.random().toString(36).slice(2)}`, 'erasures.jsonl');
  await replayErasures(services());
});

const services = () => ({ ...world.host, erasureJournal: journal });
const idOf = ({ actor }: Person): string => actor.participantId!;

async function erase(person: Person): Promise<void> {
  const bundle = (await world.host.tenants.byId(slavutych.id))!;
  await world.host.pool.scoped(slavutych.id, (session) => erasePerson(world.host, { bundle, session }, idOf(person)));
  await noteErasure(services(), bundle, idOf(person));
}

/** A person with rows in the core and in a module. */
async function author(): Promise<Person> {
  const person = await slavutych.person({ email: 'oksana@mail.example' });
  await submitPetition(person.caller(), {
    title: 'Пандус до амбулаторії на Дружби',
    essence: 'Візком до лікаря не заїхати: сходи високі, перил немає.',
    demand: 'Збудувати пандус із перилами.',
  });
  return person;
}

const COPIED = ['participant', 'petitions_petition', 'petitions_petition_signature'];

/** Keeps what the tables hold now; the answer puts it back, as a restore of an older copy does. */
async function copyNow(): Promise<() => Promise<void>> {
  await world.asSuperuser('drop schema if exists older cascade');
  await world.asSuperuser('create schema older');
  for (const table of COPIED) await world.asSuperuser(`create table older.${table} as table ${table}`);
  return async () => {
    await world.asSuperuser(`set session_replication_role = replica`);
    for (const table of COPIED) {
      await world.asSuperuser(`delete from ${table}`);
      await world.asSuperuser(`insert into ${table} select * from older.${table}`);
    }
    await world.asSuperuser(`set session_replication_role = origin`);
  };
}

/** How many rows tell of the person. */
async function rowsWith(person: Person): Promise<number> {
  const [found] = await world.asSuperuser<{ n: number }>(
    `select (select count(*) from participant where id = $1 and (email is not null or family_name is not null or person_key is not null))
          + (select count(*) from petitions_petition where author_id = $1)
          + (select count(*) from petitions_petition_signature where participant_id = $1) as n`,
    [idOf(person)],
  );
  return Number(found!.n);
}

describe('K06 an older copy of the database', () => {
  it('K06 does not bring an erased person back: the journal outside is done again before anybody is let in', async () => {
    const person = await author();
    const other = await author();
    const restore = await copyNow();
    await erase(person);
    expect(await rowsWith(person)).toBe(0);
    await restore();
    expect(await rowsWith(person)).toBe(2);
    expect(await replayErasures(services())).toEqual({ erased: 1, noted: 0, damaged: 0 });
    expect(await rowsWith(person)).toBe(0);
    expect(await rowsWith(other)).toBe(2);
    expect(await replayErasures(services())).toEqual({ erased: 0, noted: 0, damaged: 0 });
  });

  it('K06 the journal tells nobody: hashes of this tenant only, no id and no name', async () => {
    const person = await author();
    await erase(person);
    const text = readFileSync(journal, 'utf8');
    expect(text.trim().split('\n').length).toBeGreaterThan(0);
    for (const told of [idOf(person), 'oksana', person.actor.publicName!.split(' ')[0]!])
      expect(text).not.toContain(told);
    const lutsk = await world.tenant('lutsk');
    const elsewhere = await lutsk.person();
    await replayErasures(services());
    expect(await rowsWith(elsewhere)).toBeGreaterThan(0);
  });

  it('K06 somebody who was staff in the older copy is erased too, and is staff no more', async () => {
    const person = await slavutych.person({ roles: ['moderator'] });
    const restore = await copyNow();
    await world.asSuperuser(`update staff_member set state = 'ended' where participant_id = $1`, [idOf(person)]);
    await erase(person);
    await restore();
    await world.asSuperuser(`update staff_member set state = 'active' where participant_id = $1`, [idOf(person)]);
    expect(await replayErasures(services())).toMatchObject({ erased: 1 });
    expect(await rowsWith(person)).toBe(0);
    expect(await world.asSuperuser(`select state from staff_member where participant_id = $1`, [idOf(person)])).toEqual(
      [{ state: 'ended' }],
    );
  });

  it('K06 a journal that was lost, or that a crash left behind, is completed from the database', async () => {
    const person = await author();
    await erase(person);
    const before = readFileSync(journal, 'utf8').trim().split('\n').length;
    rmSync(journal);
    expect(await replayErasures(services())).toEqual({ erased: 0, noted: before, damaged: 0 });
    expect(readFileSync(journal, 'utf8').trim().split('\n')).toHaveLength(before);
  });

  it('K06 a torn line costs no other line, and is told', async () => {
    appendFileSync(journal, '\n{"v":1,"tenant":"0193');
    const person = await author();
    const restore = await copyNow();
    await erase(person);
    await restore();
    expect(await replayErasures(services())).toEqual({ erased: 1, noted: 0, damaged: 1 });
    expect(world.logged.some((line) => line.includes('erasure.damaged'))).toBe(true);
  });

  it('a journal that cannot be written is an alarm, and the person is erased all the same', async () => {
    rmSync(journal, { force: true });
    mkdirSync(journal, { recursive: true });
    const person = await author();
    await erase(person);
    expect(await rowsWith(person)).toBe(0);
    expect(world.logged.some((line) => line.includes('erasure.not-noted'))).toBe(true);
    rmSync(journal, { recursive: true });
    expect(await replayErasures(services())).toMatchObject({ erased: 0 });
    expect(existsSync(journal)).toBe(true);
  });
});
