import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askContact } from '../contacts/contact-commands.ts';
import { readCouncil } from '../council/council-facts.ts';
import { updateCouncil } from '../council/update-council.ts';
import { addDocument, editDocument } from '../documents/document-commands.ts';
import { chooseLetters } from '../letter-choices/choose-letters.ts';
import { writeLetter } from '../letters.ts';
import { addPage, editPage } from '../pages/page-commands.ts';
import { addTerritory } from '../territories/territory-commands.ts';
import { updateLanguages } from './update-languages.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world.close());
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`hromada-${serial}`);
  owner = await tenant.person({ roles: ['owner'] });
});

const rows = (sql: string, ...values: unknown[]) => world.asSuperuser<Record<string, unknown>>(sql, values);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
async function choose(locales: readonly ('uk' | 'en')[], revision = 1): Promise<void> {
  await updateLanguages(owner.caller(), { locales: [...locales], revision });
  await tenant.reread();
}
/** What the processes see of the site, and commands of it with them. */
const bundle = async () => (await world.host.tenants.byId(tenant.id))!;

describe('languages of a site', () => {
  it('are chosen by an owner, with history and a row in the log, and come back as they went', async () => {
    const before = await bundle();
    expect(before.info.locales).toEqual(['uk', 'en']);
    await choose(['uk']);
    const after = await bundle();
    expect(after.info.locales).toEqual(['uk']);
    // Pages that lie in the cache are of the former version.
    expect(after.version).toBeGreaterThan(before.version);
    expect(
      await rows(
        `select key, old_value as was, new_value as became from setting_change where tenant_id = $1`,
        tenant.id,
      ),
    ).toEqual([{ key: 'locales', was: ['uk', 'en'], became: ['uk'] }]);
    expect(
      await rows(
        `select outcome from audit_entry where tenant_id = $1 and action = 'core.update-languages'`,
        tenant.id,
      ),
    ).toEqual([{ outcome: 'done' }]);
    // Said once more, nothing is done.
    expect(await updateLanguages(owner.caller(), { locales: ['uk'], revision: 2 })).toEqual({ revision: 2 });
    await choose(['en', 'uk'], 2);
    expect((await bundle()).info.locales).toEqual(['uk', 'en']);
  });

  it('cannot go without the one that the law wants, nor be changed by a page that is out of date or by others', async () => {
    const refused = updateLanguages(owner.caller(), { locales: ['en'], revision: 1 });
    await expect(refused).rejects.toMatchObject({
      params: { fields: [{ field: 'locales', problem: 'core:languages.problem.required' }] },
    });
    expect(await codeOf(updateLanguages(owner.caller(), { locales: ['uk'], revision: 9 }))).toBe('core/conflict');
    const clerk = await tenant.person({ roles: ['moderator'] });
    expect(await codeOf(updateLanguages(clerk.caller(), { locales: ['uk'], revision: 1 }))).toBe('core/forbidden');
    await expect(rows(`update tenant set locales = '{}' where id = $1`, tenant.id)).rejects.toThrow('locales_known');
    expect((await bundle()).info.locales).toEqual(['uk', 'en']);
  });
});

describe('in a site without English', () => {
  it('whoever chose English gets letters in Ukrainian, and in English again when it is back', async () => {
    const reader = await tenant.person({ email: 'reader@mail.example' });
    await chooseLetters(servers)(reader.caller(), { off: [], locale: 'en' });
    const localeOfLetter = async () => {
      await askContact(reader.caller(), { email: `another-${++serial}@mail.example` });
      const [queued] = await rows(
        `select id from notification where tenant_id = $1 and template = 'contact' order by id desc limit 1`,
        tenant.id,
      );
      const of = await bundle();
      const letter = await world.host.pool.scoped(tenant.id, (s) => writeLetter(world.host, of, s, String(queued?.id)));
      return letter?.locale;
    };
    expect(await localeOfLetter()).toBe('en');
    await choose(['uk']);
    expect(await localeOfLetter()).toBe('uk');
    expect(await codeOf(chooseLetters(servers)(reader.caller(), { off: [], locale: 'en' }))).toBe('core/bad-input');
    expect(await chooseLetters(servers)(reader.caller(), { off: [] })).toEqual({ locale: 'uk' });
    await choose(['uk', 'en'], 2);
    expect(await localeOfLetter()).toBe('en');
  });

  it('nothing in English is asked for, and what was written in it stays', async () => {
    const caller = () => owner.caller();
    const { facts } = await caller().read((ctx) => readCouncil(ctx));
    const { documentId } = await addDocument(caller(), {
      kind: 'statute',
      titleUk: 'Статут',
      titleEn: 'Statute',
      url: 'https://rada.example/statute',
    });
    const { pageId } = await addPage(caller(), { titleUk: 'Правила', titleEn: 'Rules', bodyEn: 'Be kind.' });
    await choose(['uk']);
    const { officialNameEn: _, shortNameEn: __, addressEn: ___, deskEn: ____, hoursEn: _____, ...ukrainian } = facts;
    await updateCouncil(caller(), { ...ukrainian, phone: '15-60', revision: 2 });
    expect((await caller().read((ctx) => readCouncil(ctx))).facts).toEqual({ ...facts, phone: '15-60' });
    await editDocument(caller(), {
      documentId,
      revision: 1,
      kind: 'statute',
      titleUk: 'Статут громади',
      url: 'https://rada.example/statute',
    });
    await editPage(caller(), { pageId, revision: 1, titleUk: 'Правила участі' });
    expect(await rows('select title_uk, title_en from document where id = $1', documentId)).toEqual([
      { title_uk: 'Статут громади', title_en: 'Statute' },
    ]);
    expect(
      await rows('select title_uk, title_en, body_en from page_version where page_id = $1 and number = 2', pageId),
    ).toEqual([{ title_uk: 'Правила участі', title_en: 'Rules', body_en: 'Be kind.' }]);
    const { territoryId } = await addTerritory(caller(), { kind: 'village', nameUk: 'Щасливе' });
    expect(await rows('select name_en from tenant_territory where id = $1', territoryId)).toEqual([
      { name_en: 'Shchaslyve' },
    ]);
  });
});
