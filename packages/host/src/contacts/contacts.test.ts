import { newId } from '@viche/db';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLetter } from '../letters.ts';
import { notify } from '../notify.ts';
import { askContact, confirmContact, dropContactChange, removeContact } from './contact-commands.ts';
import { contactToken } from './contact-token.ts';
import { contactOfViewer } from './contact-view.ts';

let world: World;
let tenant: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
  other = await world.tenant('lutsk');
});
afterAll(() => world.close());

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  );
const contactOf = (person: Person) => person.caller().read(contactOfViewer);
const keysOf = async (slug: TestTenant) => (await world.host.tenants.byId(slug.id))!.keys;
const ask = (person: Person, email: string) => askContact(person.caller(), { email });

/** Letters to the person, the last first: their state, and what they say if they are to be sent. */
async function letters(person: Person) {
  const bundle = (await world.host.tenants.byId(tenant.id))!;
  const rows = await world.asSuperuser<{ id: string; template: string; state: string }>(
    'select id, template, state from notification where tenant_id = $1 and participant_id = $2 order by id desc',
    [tenant.id, person.actor.participantId],
  );
  return Promise.all(
    rows.map(async ({ id, ...row }) => ({
      ...row,
      letter: await world.host.pool.scoped(tenant.id, (session) => writeLetter(world.host, bundle, session, id)),
    })),
  );
}
const tokenIn = (path: string | undefined) => path!.split('/').at(-1)!;

describe('an address for letters', () => {
  it('is worth nothing before its letter is answered, and takes the place of the old one afterwards', async () => {
    const person = await tenant.person({ email: 'oksana@mail.example' });
    await ask(person, 'nova@mail.example');
    expect(await contactOf(person)).toMatchObject({
      address: 'oksana@mail.example',
      waiting: { address: 'nova@mail.example' },
    });
    const [warning, asks] = await letters(person);
    // Whoever reads the old mailbox learns of it; whoever reads the new one is asked.
    expect(warning).toMatchObject({ template: 'contactAsked', letter: { address: 'oksana@mail.example' } });
    expect(asks).toMatchObject({ template: 'contact', letter: { address: 'nova@mail.example', endPath: null } });
    const token = tokenIn(asks!.letter?.content.action?.path);
    await confirmContact(person.caller(), { token });
    expect(await contactOf(person)).toMatchObject({ address: 'nova@mail.example', waiting: null });
    expect(await codeOf(confirmContact(person.caller(), { token }))).toBe('core/contact-over');
    const consents = await world.asSuperuser('select purpose, act from consent where participant_id = $1', [
      person.actor.participantId,
    ]);
    expect(consents).toEqual([{ purpose: 'contact', act: 'given' }]);
  });

  it('is confirmed by the person alone: not by somebody else, a sibling hromada, an older letter, after a day', async () => {
    const person = await tenant.person();
    const { changeId: first } = await ask(person, 'first@mail.example');
    const { changeId } = await ask(person, 'second@mail.example');
    const keys = await keysOf(tenant);
    const codes = await Promise.all([
      codeOf(confirmContact((await tenant.person()).caller(), { token: contactToken(keys, changeId) })),
      codeOf(confirmContact(person.caller(), { token: contactToken(await keysOf(other), changeId) })),
      codeOf(confirmContact(person.caller(), { token: contactToken(keys, first) })),
      codeOf(confirmContact(person.caller(), { token: contactToken(keys, newId()) })),
      codeOf(confirmContact(person.caller(), { token: 'x'.repeat(43) })),
    ]);
    expect(new Set(codes)).toEqual(new Set(['core/contact-over']));
    await world.asSuperuser(
      `update contact_change set created_at = now() - interval '2 days', expires_at = now() - interval '1 minute' where id = $1`,
      [changeId],
    );
    expect(await codeOf(confirmContact(person.caller(), { token: contactToken(keys, changeId) }))).toBe(
      'core/contact-over',
    );
    expect(await contactOf(person)).toEqual({ address: null, verifiedAt: null, waiting: null });
  });

  it('belongs to one account, also when two confirm it at once', async () => {
    const people = await Promise.all([tenant.person(), tenant.person()]);
    const keys = await keysOf(tenant);
    const tokens = await Promise.all(
      people.map(async (person) => contactToken(keys, (await ask(person, 'shared@mail.example')).changeId)),
    );
    const codes = await Promise.all(
      people.map((person, index) => codeOf(confirmContact(person.caller(), { token: tokens[index]! }))),
    );
    expect(codes.sort()).toEqual(['core/contact-taken', 'done']);
  });

  it('M04 fifty wishes for one address are three letters, and the answers are the same', async () => {
    const askers = await Promise.all(Array.from({ length: 10 }, () => tenant.person()));
    const answers: string[] = [];
    for (const person of askers)
      for (let time = 0; time < 5; time += 1)
        answers.push(Object.keys(await ask(person, 'victim@mail.example')).join());
    expect(new Set(answers)).toEqual(new Set(['changeId']));
    const sent = await world.asSuperuser(
      `select 1 from notification where template = 'contact' and state = 'queued' and participant_id = any($1)`,
      [askers.map(({ actor }) => actor.participantId)],
    );
    expect(sent).toHaveLength(3);
  });

  it('is tried ten times a day, and never the one that is confirmed already', async () => {
    const person = await tenant.person({ email: 'petro@mail.example' });
    expect(await codeOf(ask(person, 'PETRO@mail.example'))).toBe('core/bad-input');
    for (let time = 0; time < 10; time += 1) await ask(person, `petro${time}@mail.example`);
    expect(await codeOf(ask(person, 'petro-again@mail.example'))).toBe('core/rate-limited');
  });

  it.each(['a@b', 'x y@mail.example', 'x@mail.example\r\nBcc: y@mail.example', 'Рада <x@mail.example>', ''])(
    'M01 %j is no address',
    async (email) => {
      expect(await codeOf(askContact((await tenant.person()).caller(), { email }))).toBe('core/bad-input');
    },
  );

  it('that waits is forgotten on wish, and one that is removed gets no letter', async () => {
    const person = await tenant.person({ email: 'iryna@mail.example' });
    const { changeId } = await ask(person, 'iryna-nova@mail.example');
    await dropContactChange(person.caller(), {});
    expect(await codeOf(confirmContact(person.caller(), { token: contactToken(await keysOf(tenant), changeId) }))).toBe(
      'core/contact-over',
    );
    await removeContact(person.caller(), {});
    expect(await contactOf(person)).toEqual({ address: null, verifiedAt: null, waiting: null });
    const waiting = await letters(person);
    expect(waiting.map(({ letter }) => letter)).toEqual(waiting.map(() => null));
  });

  it('that nobody has confirmed gets no letter but the one that asks', async () => {
    await tenant.person({ email: 'twin@mail.example' });
    // The same address again: the account has it, and nobody has confirmed it there.
    const person = await tenant.person({ email: 'twin@mail.example' });
    expect(await contactOf(person)).toMatchObject({ address: 'twin@mail.example', verifiedAt: null });
    await world.host.pool.scoped(tenant.id, (session) =>
      notify(
        session,
        tenant.id,
        'core',
        {
          template: 'contactAsked',
          participantId: person.actor.participantId!,
          params: {},
          dedupeKey: 'core.test-unconfirmed',
        },
        newId(),
      ),
    );
    expect(await letters(person)).toEqual([]);
  });
});
