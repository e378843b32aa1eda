import { newId } from '@viche/db';
import type { AnyCommand } from '@viche/plugin-api';
import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closedSite } from '../closing/closed-site.ts';
import { cancelClosing, startClosing } from '../closing/closing-commands.ts';
import { letWritersEnd } from '../closing/day-comes.fixture.ts';
import { endDueTenants } from '../closing/end-tenants.ts';
import { coreJobs } from '../core-jobs.ts';
import { documentTemplates } from '../documents/document-templates.ts';
import { approveFourEyes, fourEyesCommands } from '../four-eyes/commands.ts';
import { fourEyesRequests } from '../four-eyes/requests.ts';
import { operatorIn } from '../operators/signed-in.fixture.ts';
import { resumeTenant, suspendTenant } from '../operators/tenant-acts.ts';
import { writeRolloutPlan } from '../rollout/rollout-plan.ts';
import { endTrial } from './end-trial.ts';
import { openSite } from './open-site.ts';
import { readOpening } from './trial-rows.ts';

const open = openSite(servers);
const REASON = 'Громада перевіряє свій пробний сайт';
const PETITION = {
  title: 'Перехід біля школи на вулиці Лісовій',
  essence: 'Щоранку вулицю переходять діти, а машини їдуть швидко.',
  demand: 'Поставити світлофор на переході біля школи.',
};
const { submitPetition, publishPetition } = servers.find(({ manifest }) => manifest.id === 'petitions')!
  .commands as Record<string, AnyCommand>;

let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world?.close());
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`proba-${serial}`, { state: 'sandbox' });
  owner = await tenant.person({ roles: ['owner', 'moderator'], name: 'Стельмах Галина', email: 'rada@example.org' });
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
const stateNow = async () =>
  (await world.asSuperuser<{ state: string }>('select state from tenant where id = $1', [tenant.id]))[0]!.state;
const confirm = () => ({ confirm: tenant.slug });

async function publishOne(): Promise<string> {
  const author = await tenant.person({ name: 'Бондаренко Іван', email: 'ivan@example.org' });
  const { petitionId } = (await submitPetition!(author.caller(), PETITION)) as { petitionId: string };
  await publishPetition!(owner.caller(), { petitionId, textVersion: 1 });
  const [row] = await world.asSuperuser<{ number: string }>('select number from petitions_petition where id = $1', [
    petitionId,
  ]);
  return row!.number;
}

describe('a trial', () => {
  test('says so in the council’s name, its numbers and its letters, and not in documents that stay', async () => {
    const { tenant: info } = owner.caller();
    expect(info.names.uk.official).toMatch(/^Пробний сайт · /);
    expect(info.names.en.official).toMatch(/^Trial site · /);
    expect(await publishOne()).toMatch(/^ПРОБА-1-\d{4}$/);
    const [notice] = documentTemplates(owner.caller() as never, servers);
    expect(notice!.text).toContain(tenant.slug);
    expect(notice!.text).not.toContain('Пробний сайт');

    const [letter] = await world.asSuperuser<{ id: string }>(
      `select id::text from notification where tenant_id = $1 and plugin = 'petitions' order by id`,
      [tenant.id],
    );
    const sent: { mail: { subject: string; text: string } }[] = [];
    const mailer = { sendMail: async (mail: never) => void sent.push(mail) };
    const options = { mailer, siteUrl: () => 'https://proba.example', mailDomain: 'example.org' };
    await coreJobs(world.host, options as never).deliverNotification({
      tenantId: tenant.id,
      payload: { notificationId: letter!.id },
      receipt: { tenantId: tenant.id, consumer: 'job:core.deliverNotification', eventId: newId() },
    });
    expect(sent[0]!.mail.subject).toMatch(/^\[Пробний сайт\] /);
    expect(sent[0]!.mail.text).toContain('не мають юридичної сили');
  });

  test('keeps its rules, its topics and its plan, each once', async () => {
    await tenant.set('petitions', { signatureThreshold: 77 });
    const { lifecycle } = servers.find(({ manifest }) => manifest.id === 'petitions')!;
    await world.host.pool.scoped(tenant.id, async (session) => {
      await writeRolloutPlan(session, tenant.id, 'Europe/Kyiv', ['opening']);
      await lifecycle!.onEnable!({ db: session.prisma, tenantId: tenant.id } as never);
    });
    await publishOne();
    const tried = (await owner.caller().read((ctx) => readOpening(ctx, servers))).tried;
    expect(tried).toContainEqual({ label: 'petitions:trial.petitions', count: 1 });
    expect(tried).toContainEqual({ label: 'trial:tried.people', count: 1 });
    await open(owner.caller(), confirm());
    await tenant.set('core', {});
    const [row] = await world.asSuperuser(
      `select
         (select count(*)::int from petitions_petition where tenant_id = $1) as petitions,
         (select count(*)::int from petitions_petition_category where tenant_id = $1) as topics,
         (select json->>'signatureThreshold' from setting where tenant_id = $1 and scope = 'petitions') as threshold,
         (select settled_at is not null from rollout_step where tenant_id = $1 and step = 'opening') as settled,
         (select opened_at is not null from tenant where id = $1) as opened`,
      [tenant.id],
    );
    expect(row).toEqual({ petitions: 0, topics: 10, threshold: '77', settled: true, opened: true });
    expect((await owner.caller().read((ctx) => readOpening(ctx, servers))).tried).toEqual([]);
    expect(owner.caller().tenant.names.uk.official).not.toContain('Пробний');
    expect(await publishOne()).toMatch(/^1-\d{4}$/);
  });
});

describe('who opens it', () => {
  test('an owner who has just proved who they are, and has typed where', async () => {
    const others = [await tenant.person({ roles: ['editor', 'moderator'] }), await tenant.person()];
    const codes = await Promise.all(others.map((person) => codeOf(open(person.caller(), confirm()))));
    expect(codes).toEqual(['core/forbidden', 'core/not-found']);
    const late = await tenant.person({ roles: ['owner'], proof: 'due' });
    expect(await codeOf(open(late.caller(), confirm()))).toBe('core/step-up');
    const wrong = open(owner.caller(), { confirm: 'lutsk' });
    await expect(wrong).rejects.toMatchObject({
      code: 'core/bad-input',
      params: { fields: [{ field: 'confirm', problem: 'trial:problem.confirm' }] },
    });
    expect(await stateNow()).toBe('sandbox');
  });

  test('two of them, where the hromada wants it: the second reads the numbers, and his approval does it', async () => {
    await tenant.set('core', { openingSecondOwnerDays: 7 });
    const second = await tenant.person({ roles: ['owner'], name: 'Левчук Петро' });
    await publishOne();
    const asked = await open(owner.caller(), confirm()).catch((error) => error);
    expect(asked.code).toBe('core/four-eyes');
    expect(await stateNow()).toBe('sandbox');
    const requests = () => second.caller().read((ctx) => fourEyesRequests(ctx, fourEyesCommands(servers)));
    expect((await requests())[0]).toMatchObject({ state: 'open', facts: [{ text: '1' }, {}, {}, {}, {}, {}] });
    await approveFourEyes(servers)(second.caller(), { requestId: asked.params.requestId });
    await tenant.set('core', {});
    expect(await stateNow()).toBe('live');
    expect(await requests()).toMatchObject([{ state: 'approved' }]);
  });

  test('once: of two at the same moment, one is told or asked to try again', async () => {
    const second = await tenant.person({ roles: ['owner'] });
    const codes = await Promise.all([
      codeOf(open(owner.caller(), confirm())),
      codeOf(open(second.caller(), confirm())),
    ]);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(['core/tenant-state', 'core/busy']).toContain(codes.find((code) => code !== 'done'));
    expect(await stateNow()).toBe('live');
  });
});

describe('what else may become of it', () => {
  test('it is suspended and goes on as what it was; the site that it becomes, too', async () => {
    const who = await operatorIn(world);
    const act = { tenantId: tenant.id, reason: REASON };
    await suspendTenant(world.host, who, act);
    expect(await codeOf(open(owner.caller(), confirm()))).toBe('core/tenant-state');
    await resumeTenant(world.host, who, act);
    expect(await stateNow()).toBe('sandbox');
    await open(owner.caller(), confirm());
    await suspendTenant(world.host, who, act);
    await resumeTenant(world.host, who, act);
    expect(await stateNow()).toBe('live');
  });

  test('its owner gives it up at once: no notice, no archive, and the hromada is free again', async () => {
    const lastDay = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const notice = { lastDay, reason: REASON, movedTo: '', withoutArchive: true };
    expect(await codeOf(startClosing(owner.caller(), notice))).toBe('core/tenant-state');
    expect(await codeOf(endTrial(owner.caller(), { confirm: 'lutsk' }))).toBe('core/bad-input');
    await endTrial(owner.caller(), confirm());
    await tenant.set('core', {});
    // Called off in the seconds before the worker comes round, it is a trial as before.
    await cancelClosing(owner.caller(), { reason: REASON });
    expect(await stateNow()).toBe('sandbox');
    await tenant.set('core', {});
    await endTrial(owner.caller(), confirm());
    const taken = () =>
      world.asSuperuser(`select t.slug from tenant t, viche.taken_territories(array[t.code::text]) x where t.id = $1`, [
        tenant.id,
      ]);
    expect(await taken()).toHaveLength(1);
    await endDueTenants(world.host, { forgetJobs: async () => 0 });
    expect(await stateNow()).toBe('closed');
    expect(await taken()).toEqual([]);
    await letWritersEnd(world, tenant.id);
    await endDueTenants(world.host, { forgetJobs: async () => 0 });
    expect((await closedSite(world.host, tenant.id))?.finishedAt).toBeInstanceOf(Date);
  });

  test('a site that is open is not given up that way, nor opened', async () => {
    await open(owner.caller(), confirm());
    await tenant.set('core', {});
    expect(await codeOf(endTrial(owner.caller(), confirm()))).toBe('core/tenant-state');
    expect(await codeOf(open(owner.caller(), confirm()))).toBe('core/tenant-state');
  });
});
