import { createGraphqlServer, createSchemas } from '@viche/graphql';
import { startTestWorker } from '@viche/testing/worker';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordSpans } from '../../packages/tracing/test/record-spans.ts';
import { publishPetition } from '../../plugins/petitions/server/commands/publish-petition.ts';
import { submitPetition } from '../../plugins/petitions/server/commands/submit-petition.ts';
import petitions from '../../plugins/petitions/server/index.ts';

let world: World;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createWorld([petitions]);
  tenant = await world.tenant('slavutych');
});
afterAll(() => world?.close());

it('a signature is one trace from its operation to the jobs that it caused, and holds nothing of the person', async () => {
  const author = await tenant.person();
  const moderator = await tenant.person({ roles: ['moderator'] });
  const { petitionId } = await submitPetition(author.caller(), {
    title: 'Канарка у заголовку петиції',
    essence: 'Щоранку вулицю біля школи переходять шістсот дітей.',
    demand: 'Поставити світлофор.',
  });
  await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  await world.asSuperuser('update outbox_event set relayed_at = now()');
  await world.asSuperuser('update outbox_job set relayed_at = now()');

  const recording = recordSpans();
  const graphql = createGraphqlServer({
    schemas: createSchemas({ servers: [petitions] }),
    buildContext: () => Promise.reject(new Error('only in process here')),
    isSameOrigin: () => true,
    graphiql: false,
    log: world.host.log,
  });
  const resident = await tenant.person({ name: 'Канарка-Прізвище Оксана', email: 'canary@mail.example' });
  const caller = resident.caller();
  const { data } = await graphql.execute({
    document: 'mutation CanaryName($id: ID!) { signPetition(input: { petitionId: $id }) { __typename } }',
    variables: { id: petitionId },
    caller,
  });
  expect(data).toEqual({ signPetition: { __typename: 'Petition' } });

  const worker = await startTestWorker(world);
  const root = recording.spans.find(({ name }) => name === 'graphql')!;
  const ofTheSignature = () => recording.spans.filter(({ traceId }) => traceId === root.traceId);
  const found = (name: string) => ofTheSignature().find((span) => span.name === name);
  await expect.poll(() => found('job')?.ended).toBe(true);
  await worker.stop();
  recording.stop();

  const command = found('command')!;
  expect(command).toMatchObject({
    parentId: root.spanId,
    attributes: {
      'viche.command': 'petitions.sign-petition',
      'viche.request_id': caller.requestId,
      'viche.tenant_id': tenant.id,
    },
  });
  expect(ofTheSignature().some((span) => span.name === 'transaction' && span.parentId === command.spanId)).toBe(true);
  expect(found('job')!.parentId).toBe(command.spanId);
  expect(recording.spans.some(({ name }) => name === 'relay')).toBe(true);
  const everything = JSON.stringify(recording.spans);
  for (const canary of ['Канарка', 'canary', 'CanaryName', resident.actor.participantId!])
    expect(everything).not.toContain(canary);
});
