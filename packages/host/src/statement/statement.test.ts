import { BadInput, Conflict } from '@viche/plugin-api';
import { createWorld, HOSTILE, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { statementView } from './statement-facts.ts';
import { updateAccessibility } from './update-statement.ts';

let world: World;
let tenant: TestTenant;
let editor: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.tenant(`town-${++serial}`);
  editor = await tenant.person({ roles: ['editor'] });
});

const seen = async (locale: 'uk' | 'en' = 'uk') => {
  world.host.tenants.forget(tenant.id);
  const bundle = (await world.host.tenants.byId(tenant.id))!;
  return statementView({
    locale,
    settingsOf: ({ settings }) => settings.parse(bundle.settings.get('accessibility') ?? {}),
  });
};
const problemsOf = (change: object) =>
  updateAccessibility(editor.caller(), { revision: 0, ...change }).then(
    () => [],
    (error) => (error instanceof BadInput ? error.params.fields.map(({ field }) => field) : [String(error)]),
  );

it('the platform’s words stand until an editor writes others, and again when they are taken away', async () => {
  expect(await seen()).toMatchObject({ conformance: 'partial', gaps: null, examinedOn: null, complaint: null });
  const said = {
    gapsUk: `Відео без субтитрів ${HOSTILE}\nМапа`,
    examinedOn: '2026-03-14',
    complaintUk: 'Пишіть заступниці.',
  };
  expect(await updateAccessibility(editor.caller(), { ...said, complaintEn: 'Write.', revision: 0 })).toEqual({
    revision: 1,
  });
  expect(await seen('en')).toMatchObject({
    gaps: { text: said.gapsUk, locale: 'uk' },
    examinedOn: '2026-03-14',
    complaint: { text: 'Write.', locale: 'en' },
  });
  // A site without English does not ask for it: what was there stays, unless the Ukrainian words go.
  await updateAccessibility(editor.caller(), { complaintUk: 'Пишіть заступниці голови.', revision: 1 });
  expect(await seen('en')).toMatchObject({ complaint: { text: 'Write.', locale: 'en' }, gaps: null });
  await updateAccessibility(editor.caller(), { revision: 2 });
  expect(await seen('en')).toMatchObject({ complaint: null });
  expect(await seen()).toMatchObject({ gaps: null, examinedOn: null, complaint: null });
});

it('each change leaves its history and a row of the log; a page that is out of date is refused', async () => {
  await updateAccessibility(editor.caller(), { conformance: 'none', revision: 0 });
  await expect(updateAccessibility(editor.caller(), { conformance: 'full', revision: 0 })).rejects.toThrow(Conflict);
  const history = await world.asSuperuser(
    `select key, old_value as was, new_value as became from setting_change
     where tenant_id = $1 and scope = 'accessibility' and staff_id = $2`,
    [tenant.id, editor.actor.staffId],
  );
  expect(history).toEqual([{ key: 'conformance', was: 'partial', became: 'none' }]);
  const log = await world.asSuperuser<{ outcome: string }>(
    `select outcome from audit_entry where tenant_id = $1 and action = 'core.update-accessibility' order by id`,
    [tenant.id],
  );
  expect(log.map(({ outcome }) => outcome)).toEqual(['done', 'core/conflict']);
});

it.each([
  [{ conformance: 'full', gapsUk: 'Мапа' }, ['gapsUk']],
  [{ gapsEn: 'The map' }, ['gapsUk']],
  [{ methodEn: 'NVDA', complaintEn: 'Write' }, ['methodUk', 'complaintUk']],
  [{ examinedOn: '2026-02-30' }, ['examinedOn']],
  [{ examinedOn: '2999-01-01' }, ['examinedOn']],
  [{ gapsUk: 'а'.repeat(4_001) }, ['gapsUk']],
])('%j is refused at its field', async (change, fields) => {
  expect(await problemsOf(change)).toEqual(fields);
});

it('nobody but an owner or an editor of the site writes it', async () => {
  for (const person of [await tenant.person({ roles: ['moderator'] }), await tenant.person()])
    await expect(updateAccessibility(person.caller(), { conformance: 'none', revision: 0 })).rejects.toMatchObject({
      code: expect.stringMatching(/^core\/(forbidden|not-found)$/),
    });
  expect(await seen()).toMatchObject({ conformance: 'partial' });
});
