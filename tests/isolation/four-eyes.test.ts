import { randomUUID } from 'node:crypto';
import { databaseRefusal } from '@viche/db';
import { approveFourEyes, coreJobs, fourEyesCommands, fourEyesRequests, refuseFourEyes } from '@viche/host';
import { SILENT_PROBE } from '@viche/testing/silent-probe';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockPetition } from '../../plugins/petitions/server/commands/lock-petition.ts';
import { publishPetition } from '../../plugins/petitions/server/commands/publish-petition.ts';
import { refusePetition } from '../../plugins/petitions/server/commands/refuse-petition.ts';
import petitions from '../../plugins/petitions/server/index.ts';
import {
  openPetitionsWorld,
  type PetitionsWorld,
  REASON,
  refusalOf,
} from '../../plugins/petitions/server/test-petitions.ts';

const approve = approveFourEyes([petitions]);
const refuse = refuseFourEyes([petitions]);

let given: PetitionsWorld;
let moderator: Person;
let colleague: Person;
beforeAll(async () => {
  given = await openPetitionsWorld();
  ({ moderator, colleague } = given.staff);
});
beforeEach(() => given.tenant.set('petitions', { fourEyes: ['refuse', 'take-down'] }));
afterAll(() => given.world.close());

const ask = async (petitionId: string, by: Person = moderator): Promise<string> => {
  const attempt = refusePetition(by.caller(), {
    petitionId,
    textVersion: 1,
    ground: 'contents-missing',
    reason: REASON,
  });
  const error = await attempt.then(
    () => null,
    (thrown: { code: string; params: { requestId: string } }) => thrown,
  );
  expect(error?.code).toBe('core/four-eyes');
  return error!.params.requestId;
};
const requestRow = async (id: string) =>
  (
    await given.world.asSuperuser<{ state: string; input: Buffer; requested_by: string; decided_by: string | null }>(
      'select state, input, requested_by, decided_by from four_eyes_request where id = $1',
      [id],
    )
  )[0]!;

describe('an act of two people', () => {
  it('F07 waits after the first, is done once by the second, and its row of the log names both', async () => {
    const { petitionId, author } = await given.submitted();
    const requestId = await ask(petitionId);
    expect(await given.row(petitionId)).toMatchObject({ state: 'moderation' });
    expect(await given.lettersTo(author)).not.toContain('refused');
    expect(await refusalOf(approve(moderator.caller(), { requestId }))).toBe('core/four-eyes');
    expect(await refusalOf(approve(given.staff.officer.caller(), { requestId }))).toBe('core/not-found');
    await approve(colleague.caller(), { requestId });
    expect(await given.row(petitionId)).toMatchObject({ state: 'refused' });
    expect(await refusalOf(approve(colleague.caller(), { requestId }))).toBe('core/four-eyes-decided');
    const [act] = await given.world.asSuperuser<{ actor_id: string; detail: object }>(
      `select actor_id, detail from audit_entry where action = 'petitions.refuse-petition' and outcome = 'done' and subject_id = $1`,
      [petitionId],
    );
    expect(act).toEqual({
      actor_id: colleague.actor.staffId,
      detail: { fourEyes: requestId, requestedBy: moderator.actor.staffId },
    });
    const [asked] = await given.world.asSuperuser<{ actor_id: string; reason: string }>(
      `select actor_id, reason from audit_entry where outcome = 'core/four-eyes' and subject_id = $1`,
      [petitionId],
    );
    expect(asked).toEqual({ actor_id: moderator.actor.staffId, reason: REASON });
    expect(await given.lettersTo(moderator)).toContain('fourEyesDecided');
  });

  it('F07 of two who approve at the same moment one does it', async () => {
    const { petitionId } = await given.submitted();
    const requestId = await ask(petitionId);
    const third = await given.tenant.person({ roles: ['moderator'] });
    const answers = await Promise.all(
      [colleague, third].map((person) => refusalOf(approve(person.caller(), { requestId }))),
    );
    expect(answers.sort()).toEqual(['core/four-eyes-decided', 'done']);
  });

  it('F07 the database itself knows no request that one person decides', async () => {
    const { petitionId } = await given.submitted();
    const requestId = await ask(petitionId);
    const alone = given.world.host.pool.scoped(
      given.tenant.id,
      ({ sql }) => sql`update four_eyes_request set state = 'approved', decided_by = requested_by, decided_at = now()
        where id = ${requestId}::uuid`,
    );
    expect(databaseRefusal(await alone.catch((error: unknown) => error))).toMatchObject({ code: 'core/bad-input' });
    const rewritten = given.world.host.pool.scoped(
      given.tenant.id,
      ({ sql }) => sql`update four_eyes_request set requested_by = ${randomUUID()}::uuid where id = ${requestId}::uuid`,
    );
    await expect(rewritten).rejects.toThrow();
  });

  it('what would be refused is refused to the first person already', async () => {
    const { petitionId } = await given.submitted();
    const bad = { petitionId, textVersion: 1, ground: 'taste', reason: REASON };
    expect(await refusalOf(refusePetition(moderator.caller(), bad))).toBe('core/bad-input');
    const rows = await given.world.asSuperuser('select 1 from four_eyes_request where subject_id = $1', [petitionId]);
    expect(rows).toHaveLength(0);
  });

  it('asked for twice is one request, sealed, and the case is open to the second person', async () => {
    const { petitionId } = await given.submitted();
    await lockPetition(moderator.caller(), { petitionId, textVersion: 1 });
    const [first, again] = [await ask(petitionId), await ask(petitionId)];
    expect(again).toBe(first);
    expect((await requestRow(first)).input.toString('utf8')).not.toContain('закон');
    await approve(colleague.caller(), { requestId: first });
    expect(await given.row(petitionId)).toMatchObject({ state: 'refused' });
  });

  it('decides on what is true now: what has moved on is not done', async () => {
    const { petitionId } = await given.submitted();
    const requestId = await ask(petitionId);
    await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
    expect(await refusalOf(approve(colleague.caller(), { requestId }))).toBe('petitions/not-moderatable');
    expect(await requestRow(requestId)).toMatchObject({ state: 'open', decided_by: null });
  });

  it('is refused with reasons, or lapses by a job; whoever asked is told', async () => {
    const first = await ask((await given.submitted()).petitionId);
    expect(await refusalOf(refuse(colleague.caller(), { requestId: first, reason: 'Ні' }))).toBe('core/bad-input');
    await refuse(colleague.caller(), { requestId: first, reason: 'Підстава тут інша.' });
    expect(await requestRow(first)).toMatchObject({ state: 'refused' });
    const { petitionId } = await given.submitted();
    const second = await ask(petitionId);
    await given.world.asSuperuser('begin');
    await given.world.asSuperuser('set local session_replication_role = replica');
    await given.world.asSuperuser(
      `update four_eyes_request set requested_at = now() - interval '8 days', lapses_at = now() - interval '1 minute' where id = $1`,
      [second],
    );
    await given.world.asSuperuser('commit');
    expect(await refusalOf(approve(colleague.caller(), { requestId: second }))).toBe('core/closed');
    const jobs = coreJobs(given.world.host, {
      mailer: null as never,
      siteUrl: () => '',
      mailDomain: '',
      outboxDays: 30,
      probe: SILENT_PROBE,
      retry: async () => {},
    });
    const tenantId = given.tenant.id;
    const receipt = { tenantId, consumer: 'job:core.lapseFourEyes', eventId: randomUUID() };
    await jobs.lapseFourEyes({ tenantId, payload: {}, receipt });
    expect(await requestRow(second)).toMatchObject({ state: 'lapsed' });
    const letters = await given.world.asSuperuser(
      `select 1 from notification where template = 'fourEyesDecided' and params ->> 'requestId' = any($1)`,
      [[first, second]],
    );
    expect(letters).toHaveLength(2);
  });

  it('is one person’s where the hromada asks for no second', async () => {
    await given.tenant.set('petitions', { fourEyes: [] });
    const { petitionId } = await given.submitted();
    const input = { petitionId, textVersion: 1, ground: 'contents-missing', reason: REASON };
    expect(await refusalOf(refusePetition(moderator.caller(), input))).toBe('done');
  });

  it('the list tells the second person what would happen, in the reader’s language, and strangers nothing', async () => {
    const { petitionId } = await given.submitted();
    await ask(petitionId);
    const commands = fourEyesCommands([petitions]);
    const [seen] = await colleague.caller('en').read((ctx) => fourEyesRequests(ctx, commands));
    expect(seen).toMatchObject({ act: 'Refuse publication', mine: false, state: 'open' });
    expect(seen!.facts.map(({ text }) => text)).toContain(REASON);
    const [own] = await moderator.caller().read((ctx) => fourEyesRequests(ctx, commands));
    expect(own).toMatchObject({ mine: true });
    expect(await given.staff.officer.caller().read((ctx) => fourEyesRequests(ctx, commands))).toEqual([]);
    const document = 'query { fourEyesRequests { id } }';
    expect(await given.ask((await given.tenant.person()).caller(), document)).toContain('core/');
  });

  it('the public API says "awaits a second person" as a value', async () => {
    const { petitionId } = await given.submitted();
    const document = `mutation Refuse($input: RefusePetitionInput!) {
      refusePetition(input: $input) { __typename ... on FourEyesError { code message requestId } } }`;
    const id = Buffer.from(`Petition:${petitionId}`).toString('base64');
    const answer = await given.ask(moderator.caller('en'), document, {
      input: { petitionId: id, textVersion: 1, ground: 'contents-missing', reason: REASON },
    });
    expect(answer).toContain('FourEyesError');
  });
});
