import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databaseRefusal } from '@viche/db';
import { createGraphqlServer, createSchemas } from '@viche/graphql';
import { coreJobs, createHost, createLogger } from '@viche/host';
import { createMailer, type Mailer } from '@viche/mail';
import { startSandbox } from '@viche/sandbox/start';
import { SILENT_PROBE } from '@viche/testing/silent-probe';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import petitionsPlugin from '../../plugins/petitions/plugin.ts';
import { publishPetition } from '../../plugins/petitions/server/commands/publish-petition.ts';
import { signPetition } from '../../plugins/petitions/server/commands/sign-petition.ts';
import { submitPetition } from '../../plugins/petitions/server/commands/submit-petition.ts';
import petitions from '../../plugins/petitions/server/index.ts';

let world: World;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let mailer: Mailer;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createWorld([petitions]);
  sandbox = await startSandbox({
    port: 0,
    smtpPort: 0,
    dataDir: mkdtempSync(path.join(tmpdir(), 'viche-mail-')),
    clients: [],
  });
  mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${sandbox.smtpPort}`,
    from: { name: 'Віче', address: 'no-reply@viche.example' },
  });
  tenant = await world.tenant('slavutych');
});
afterAll(async () => {
  mailer?.close();
  await sandbox?.close();
  await world?.close();
});

async function signedLetter(email: string): Promise<string> {
  const author = await tenant.person();
  const moderator = await tenant.person({ roles: ['moderator'] });
  const { petitionId } = await submitPetition(author.caller(), {
    title: 'Безпечний перехід біля школи',
    essence: 'Щоранку вулицю біля школи переходять шістсот дітей.',
    demand: 'Поставити світлофор.',
  });
  await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  const resident = await tenant.person({ email });
  await signPetition(resident.caller(), { petitionId });
  const [row] = await world.asSuperuser<{ id: string }>('select id from notification where participant_id = $1', [
    resident.actor.participantId,
  ]);
  return row!.id;
}

it('M06 mail server down: the letter goes out later, and a double after a crash carries the same Message-ID', async () => {
  const jobs = coreJobs(world.host, {
    mailer,
    siteUrl: () => 'http://slavutych.localhost',
    mailDomain: 'viche.example',
    outboxDays: 30,
    probe: SILENT_PROBE,
    retry: async () => {},
  });
  const notificationId = await signedLetter('oksana@mail.example');
  const delivery = {
    tenantId: tenant.id,
    payload: { notificationId },
    receipt: { tenantId: tenant.id, consumer: 'job:core.deliverNotification', eventId: notificationId },
  };

  sandbox.mailbox.refuse(true);
  await expect(jobs.deliverNotification(delivery)).rejects.toThrow();
  sandbox.mailbox.refuse(false);
  await jobs.deliverNotification(delivery);
  await jobs.deliverNotification(delivery);
  const [first, ...others] = await sandbox.mailbox.waitFor({ to: 'oksana@mail.example' });
  expect(others).toEqual([]);

  // The crash between the server's "250" and our commit: nothing of the delivery is written down.
  await world.asSuperuser(`update notification set state = 'queued', sent_at = null where id = $1`, [notificationId]);
  await world.asSuperuser('delete from inbox_event where event_id = $1', [notificationId]);
  await jobs.deliverNotification(delivery);
  const mails = await sandbox.mailbox.waitFor({ to: 'oksana@mail.example', count: 2 });
  const ids = mails.map((mail) => mail.headers.find(({ key }) => key.toLowerCase() === 'message-id')?.value);
  expect(ids[0]).toMatch(/^<.+@viche\.example>$/);
  expect(new Set(ids).size).toBe(1);
  expect(first).toBeDefined();
});

it('two tenants cannot have one slug: the index decides between two who open at once', async () => {
  const answers = await Promise.allSettled([world.tenant('dubno'), world.tenant('dubno')]);
  expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = answers.find((answer) => answer.status === 'rejected') as PromiseRejectedResult;
  expect(databaseRefusal(refused.reason)?.code).toBe('core/conflict');
});

it('T11 a change of settings or modules in one process is seen in another within a second', async () => {
  const other = await createHost({
    databaseUrl: world.database.appUrl,
    scopeKey: world.database.scopeKey,
    keys: world.keys,
    servers: [petitions],
    log: createLogger('silent', 'test'),
    sessions: 2,
  });
  const threshold = async () => (await other.tenants.byId(tenant.id))?.settings.get(petitionsPlugin.id);
  expect(await threshold()).toBeUndefined();
  await tenant.set('petitions', { signatureThreshold: 77 });
  await expect.poll(threshold, { timeout: 1_500, interval: 50 }).toEqual({ signatureThreshold: 77 });
  await tenant.switch('petitions', 'off');
  await expect
    .poll(async () => (await other.tenants.byId(tenant.id))?.enabled.has('petitions'), { timeout: 1_500, interval: 50 })
    .toBe(false);
  await tenant.switch('petitions', 'on');
  await other.close();
});

it('a module switched off while its form is open refuses the post, and on again finds the data whole', async () => {
  const resident = await tenant.person();
  const { petitionId } = await submitPetition(resident.caller(), {
    title: 'Зробити освітлення на стежці',
    essence: 'Увечері на стежці від вокзалу нічого не видно.',
    demand: 'Поставити ліхтарі.',
  });
  await tenant.switch('petitions', 'off');
  const moderator = await tenant.person({ roles: ['moderator'] });
  await expect(publishPetition(moderator.caller(), { petitionId, textVersion: 1 })).rejects.toMatchObject({
    code: 'core/module-off',
  });
  await tenant.switch('petitions', 'on');
  await expect(publishPetition(moderator.caller(), { petitionId, textVersion: 1 })).resolves.toEqual({ petitionId });
});

it('the nightly tidying takes what has served its term, and nothing else', async () => {
  const jobs = coreJobs(world.host, {
    mailer,
    siteUrl: () => 'http://slavutych.localhost',
    mailDomain: 'viche.example',
    outboxDays: 30,
    probe: SILENT_PROBE,
    retry: async () => {},
  });
  const receipt = (key: string, age: string) =>
    world.asSuperuser(
      `insert into command_receipt (tenant_id, actor, key, command, result, created_at) values ($1, 'somebody', $2, 'x', 'null', now() - $3::interval)`,
      [tenant.id, key, age],
    );
  await receipt('old', '25 hours');
  await receipt('young', '1 hour');
  const event = (age: string) =>
    world.asSuperuser(
      `insert into outbox_event (tenant_id, id, name, payload, request_id, occurred_at, relayed_at)
       values ($1, $2, $3::text, '{}', 'tidy', now() - $3::text::interval, now() - $3::text::interval)`,
      [tenant.id, age === '31 days' ? '01900000-0000-7000-8000-000000000000' : randomUUID(), age],
    );
  await event('31 days');
  await event('29 days');
  const eventId = randomUUID();
  await jobs.tidy({
    tenantId: tenant.id,
    payload: {},
    receipt: { tenantId: tenant.id, consumer: 'job:core.tidy', eventId },
  });
  const left = await world.asSuperuser<{ key: string }>(
    `select key from command_receipt where tenant_id = $1 and actor = 'somebody'`,
    [tenant.id],
  );
  expect(left).toEqual([{ key: 'young' }]);
  expect(await world.asSuperuser(`select name from outbox_event where request_id = 'tidy'`)).toEqual([
    { name: '29 days' },
  ]);
});

it('T09 a thousand interleaved reads of two hromadas never share a loader or a memo', async () => {
  const lutsk = await world.tenant('lutsk-interleaved');
  const server = createGraphqlServer({
    schemas: createSchemas({ servers: [petitions] }),
    buildContext: () => Promise.reject(new Error('only in process here')),
    isSameOrigin: () => true,
    graphiql: false,
    log: createLogger('silent', 'test'),
  });
  const titles = async (site: TestTenant, word: string) => {
    const author = await site.person();
    const moderator = await site.person({ roles: ['moderator'] });
    const { petitionId } = await submitPetition(author.caller(), {
      title: `Петиція ${word} про світло`,
      essence: `CANARY-${word} увечері на стежці нічого не видно.`,
      demand: 'Поставити ліхтарі.',
    });
    await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  };
  await titles(tenant, 'alpha');
  await titles(lutsk, 'beta');
  const document =
    '{ petitions(search: "CANARY") { edges { node { title essence signObstacle category { title } } } } tenant { slug } }';
  const ask = async (site: TestTenant, foreign: string) => {
    const answer = JSON.stringify(await server.execute({ document, caller: site.guest() }));
    expect(answer).not.toContain(foreign);
    expect(answer).toContain('CANARY');
  };
  for (let round = 0; round < 125; round += 1) {
    await Promise.all(
      Array.from({ length: 8 }, (_unused, index) =>
        index % 2 ? ask(tenant, 'CANARY-beta') : ask(lutsk, 'CANARY-alpha'),
      ),
    );
  }
});
