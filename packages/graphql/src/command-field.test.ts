import { Busy } from '@viche/plugin-api';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeGlobalId } from './global-id.ts';
import type { TestCaller } from './testing/test-caller.ts';
import { PETITION_ID, received } from './testing/test-plugins.ts';
import { build, sign } from './testing/test-server.ts';

let watched: TestCaller | undefined;
afterEach(() => {
  expect(watched?.leases.held ?? 0).toBe(0);
  watched = undefined;
});

describe('commands as mutations', () => {
  it('answers the changed object', async () => {
    const { run, caller } = build();
    watched = caller;
    const { data, errors } = await sign(run, { idempotencyKey: 'k1' });
    expect(errors).toBeUndefined();
    expect(data?.signPetition).toEqual({ __typename: 'Thing', id: PETITION_ID, title: 'Signed' });
    expect(received.options).toEqual({ idempotencyKey: 'k1' });
    expect(received.input).not.toHaveProperty('idempotencyKey');
  });

  it.each([
    ['nothing of it', '{ __typename ... on Error { code } }', 0],
    ['a field', '{ ... on Thing { title } }', 1],
    ['a field by a fragment on the union', '{ ... on SignAndReadResult { ...Seen } }', 1],
  ])('reads the changed object only when it is asked for: %s', async (_what, selection, opened) => {
    const { run, caller } = build();
    watched = caller;
    const { data, errors } = await run(
      `mutation ($input: SignAndReadInput!) { signAndRead(input: $input) ${selection} }
       ${selection.includes('...Seen') ? 'fragment Seen on Thing { __typename title }' : ''}`,
      { input: { petitionId: PETITION_ID } },
    );
    expect(errors).toBeUndefined();
    expect(data?.signAndRead).toEqual(
      opened === 0 ? { __typename: 'Thing' } : expect.objectContaining({ title: 'Signed' }),
    );
    expect(caller.leases.opened).toBe(opened);
  });

  it.each([
    ['twice', 'AlreadySignedError', 'petitions/already-signed', 'You have signed already'],
    ['closed', 'NotOpenError', 'petitions/not-open', 'Signing has not begun'],
    ['gone', 'NotFoundError', 'core/not-found', 'There is no such page. The address may be wrong'],
    ['nothing', 'NotFoundError', 'core/not-found', 'There is no such page'],
  ])('answers %s as a member of the union', async (name, type, code, message) => {
    const { run } = build();
    const { data, errors } = await sign(run, { name });
    expect(errors).toBeUndefined();
    const answer = data?.signPetition as { message: string };
    expect(answer).toMatchObject({ __typename: type, code });
    expect(answer.message).toContain(message);
  });

  it('gives the facts of a refusal as fields, in the reader’s language', async () => {
    const { run } = build({ locale: 'uk' });
    const { data } = await sign(run, { name: 'twice' });
    expect(data?.signPetition).toMatchObject({
      signedAt: '2026-11-01T10:00:00.000Z',
      field: 'petitionId',
      message: 'Ви вже підписали',
    });
  });

  it('leaves lengths to the command’s own schema', async () => {
    const { run } = build();
    const { data } = await sign(run, { name: 'x'.repeat(11) });
    expect(data?.signPetition).toMatchObject({
      __typename: 'BadInputError',
      code: 'core/bad-input',
      fields: [{ field: 'name', problem: 'too-long' }],
    });
  });

  it('reads ids, dates, numbers, lists and nothing', async () => {
    const { run } = build();
    await sign(run, {
      petitionId: encodeGlobalId('Petition', PETITION_ID),
      name: null,
      note: null,
      how: 'HIDDEN',
      kopiykas: 9e11,
      on: '2026-11-21',
      at: '2026-11-21T10:00:00+02:00',
      atText: '2026-11-21T10:00:00+02:00',
      answers: [{ key: 'a', value: { deep: [1] } }],
      optionIds: [encodeGlobalId('Option', PETITION_ID)],
    });
    expect(received.input).toEqual({
      petitionId: PETITION_ID,
      note: null,
      how: 'HIDDEN',
      kopiykas: 9e11,
      on: '2026-11-21',
      at: new Date('2026-11-21T08:00:00Z'),
      atText: '2026-11-21T08:00:00.000Z',
      answers: [{ key: 'a', value: { deep: [1] } }],
      optionIds: [PETITION_ID],
    });
  });

  it('takes the id of a foreign type for the id of nothing', async () => {
    const { run } = build();
    await sign(run, { petitionId: encodeGlobalId('Poll', PETITION_ID) });
    expect(received.input).toMatchObject({ petitionId: '00000000-0000-0000-0000-000000000000' });
  });

  it('holds no read session while a command runs, even between two mutations', async () => {
    const { run, caller } = build();
    watched = caller;
    const { errors } = await run(
      `mutation ($input: SignPetitionInput!) { signPetition(input: $input) { __typename } b: signPetition(input: $input) { __typename } }`,
      { input: { petitionId: PETITION_ID } },
    );
    expect(errors).toBeUndefined();
    expect(caller.heldByCommand).toEqual([0, 0]);
    expect(caller.leases.opened).toBe(2);
  });

  it('says "outcome unknown" when it has committed but cannot read', async () => {
    const { run } = build({ refuseLease: new Busy({ retryAfter: 2 }) });
    const { data } = await sign(run, {});
    expect(data?.signPetition).toMatchObject({ __typename: 'OutcomeUnknownError', code: 'core/outcome-unknown' });
  });

  it('reports an undeclared refusal by its code', async () => {
    const { run } = build();
    const { errors } = await sign(run, { name: 'other' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'petitions/undeclared' });
  });
});
