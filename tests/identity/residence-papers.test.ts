import type { GraphqlCaller } from '@viche/graphql';
import { pdf } from '@viche/storage/testing';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PLUGINS } from '../contract/plugins.ts';
import { openApi, type PublicApi } from '../contract/public-api.ts';

let world: World;
let api: PublicApi;
let tenant: TestTenant;
beforeAll(async () => {
  world = await createWorld(PLUGINS);
  api = openApi(world, PLUGINS);
  tenant = await world.tenant('slavutych');
});
afterAll(() => world.close());

const ask = async (caller: GraphqlCaller, document: string) => JSON.stringify(await api.run(caller, document));
/** A value of the answer, by its name. */
const textOf = (answer: string, name: string) => new RegExp(`"${name}":"([^"]+)"`).exec(answer)![1]!;

it('F11 all of it goes by the API: a paper is sent, listed, opened, confirmed, drawn, doubted and settled, and strangers find nothing', async () => {
  await tenant.set('core', { residenceSamplePercent: 100 });
  const resident = await tenant.person();
  const [clerk, second] = [await tenant.person({ roles: ['clerk'] }), await tenant.person({ roles: ['clerk'] })];
  const owner = await tenant.person({ roles: ['owner'] });
  const foreign = await (await world.tenant('lutsk')).person({ roles: ['owner'] });
  const kept = await tenant.sendFile(resident, pdf({ pages: 1 }), 'довідка.pdf');
  if (!kept.done) throw new Error(kept.problem);

  expect(await ask(tenant.guest(), '{ residencePaperRules { kinds fileDays } }')).toContain(
    '{"kinds":["displaced-certificate"],"fileDays":30}',
  );
  const sent = await ask(
    resident.caller(),
    `mutation { sendResidencePaper(input: { kind: "displaced-certificate", fileId: "${kept.fileId}" }) {
       __typename ... on OwnResidencePaper { id state hasFile revision } ... on Error { code } } }`,
  );
  expect(sent).toContain('"state":"sent","hasFile":true,"revision":1');
  const paper = textOf(sent, 'id');
  const own = await ask(
    resident.caller(),
    '{ myResidencePapers { id kind sentAt endedAt ground reason expiresAt fileUntil } }',
  );
  expect(own).toContain(paper);
  expect(await ask(tenant.guest(), '{ myResidencePapers { id } }')).not.toContain(paper);

  const one = `{ residencePaper(id: "${paper}") { id kind state sentAt endedAt by ground expiresAt hasFile mine revision } }`;
  expect(await ask(clerk.caller(), one)).toContain(`"id":"${paper}","kind":"displaced-certificate","state":"sent"`);
  expect(await ask(clerk.caller(), '{ residencePapers { id } }')).toContain(paper);
  for (const stranger of [resident, foreign])
    for (const question of [one, '{ residencePapers { id } }', '{ residencyChecks { id } }'])
      expect(await ask(stranger.caller(), question)).not.toContain(`"${paper}"`);

  const look = `mutation { lookAtResidencePaper(input: { claimId: "${paper}" }) {
    __typename ... on ResidenceLook { id subjectUuid name birthDate files { fileName url } } ... on Error { code } } }`;
  expect(await ask(foreign.caller(), look)).toContain('core/not-found');
  const opened = await ask(clerk.caller(), look);
  expect(opened).toContain('"name":"Дем’янчук Ольга"');
  expect(opened).toMatch(/slavutych\.files\.localhost:3000\/[\w-]+\?until=\d+&proof=/);
  const again = `{ residenceLook(id: "${textOf(opened, 'id')}") { name } }`;
  expect(await ask(clerk.caller(), again)).toContain('Ольга');
  for (const other of [second, owner, resident, foreign])
    expect(await ask(other.caller(), again)).not.toContain('Ольга');
  expect(await ask(resident.caller(), '{ looksAtMe { ground fields roles } }')).toContain(
    '{"ground":"person-request","fields":["name","birth-date","paper"],"roles":["clerk"]}',
  );
  const confirmed = await ask(
    clerk.caller(),
    `mutation { confirmResidencePaper(input: { claimId: "${paper}", revision: 1, checked: true, days: 30 }) {
       __typename ... on ResidencePaper { state by expiresAt } ... on Error { code } } }`,
  );
  expect(confirmed).toContain('"state":"confirmed"');
  expect(await ask(resident.caller(), '{ myResidency { source basis state } }')).toContain(
    '{"source":"officer","basis":"displaced-certificate","state":"valid"}',
  );
  expect(
    await ask(
      resident.caller(),
      `mutation { withdrawResidencePaper(input: { claimId: "${paper}", revision: 2 }) { __typename ... on Error { code } } }`,
    ),
  ).toContain('core/conflict');

  expect(await ask(clerk.caller(), '{ residencyChecks { id } }')).toContain('"residencyChecks":[]');
  const listed = await ask(
    second.caller(),
    '{ residencyChecks { id document byFile hasFile by drawnAt state revision } }',
  );
  expect(listed).toContain('"byFile":true,"hasFile":true');
  const check = textOf(listed, 'id');
  await ask(
    second.caller(),
    `mutation { lookAtResidenceCheck(input: { checkId: "${check}" }) { __typename ... on ResidenceLook { id } } }`,
  );
  const judged = await ask(
    second.caller(),
    `mutation { judgeResidenceCheck(input: { checkId: "${check}", revision: 1, verdict: doubted, words: "Печатка іншої громади." }) {
       __typename ... on ResidencyCheck { state words checkedBy checkedAt } ... on Error { code } } }`,
  );
  expect(judged).toContain('"state":"doubted"');
  const settle = (caller: GraphqlCaller) =>
    ask(
      caller,
      `mutation { settleResidenceDoubt(input: { checkId: "${check}", revision: 2, to: ended, reason: "Довідка чужа, людину запрошено." }) {
         __typename ... on ResidencyCheck { state settledBy settlement } ... on Error { code } } }`,
    );
  expect(await settle(second.caller())).toContain('core/forbidden');
  expect(await settle(owner.caller())).toContain('"state":"ended"');
  expect(await ask(resident.caller(), '{ myResidency { state } }')).toContain('"state":"expired"');
  const refusal = `mutation { refuseResidencePaper(input: { claimId: "${paper}", revision: 2, ground: "other", reason: "Рішення вже ухвалено." }) {
    __typename ... on Error { code } } }`;
  expect(await ask(clerk.caller(), refusal)).toContain('core/conflict');
}, 60_000);
