import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, visit } from './browsing.ts';
import { openStage } from './stage.ts';

const stage = openStage();

async function picture(page: { screenshot(options: object): Promise<unknown> }, name: string): Promise<void> {
  const folder = process.env.VICHE_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

async function unsignedBy(family: string): Promise<string> {
  const { rows } = await stage.database.query(
    `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' and p.signature_count between 20 and 200
       and p.author_name !~ $1 and not exists (
         select from petitions_petition_signature s
         where s.tenant_id = p.tenant_id and s.petition_id = p.id and s.public_name ~ $1)
     order by p.ref desc limit 1`,
    [`^${family}`],
  );
  return rows[0].ref;
}

/** Chooses a way on the login page, then citizen, way and answer in the demo id.gov.ua. */
async function byGovId(
  page: import('playwright-core').Page,
  choice: { citizen: string; way?: string; how?: string },
): Promise<void> {
  await page.locator('button[value="gov-id"]').click();
  await page.waitForURL((url) => url.origin === stage.instance.sandboxUrl);
  if (choice.way) await page.locator('#way').selectOption(choice.way);
  if (choice.how) {
    await page.locator('details summary').click();
    await page.locator('#case').selectOption(choice.how);
  }
  await expectNoSidewaysScroll(page);
  await picture(page, `sandbox-${choice.how ?? 'honest'}`);
  await page.locator(`button[name="citizen"][value="${choice.citizen}"]`).click();
  await page.waitForURL((url) => url.port === String(stage.instance.port) && !url.pathname.startsWith('/auth/'));
}

it('a resident signs by id.gov.ua, and by the other way in is the same person, who has signed already', async () => {
  const ref = await unsignedBy('Тимченко Оксана');
  const target = `/petitions/${ref}`;
  const visitor = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
  const { page } = visitor;
  await page.goto(stage.instance.site('slavutych', `/login?returnTo=${target}`));
  expect(await page.locator('.provider').count()).toBe(2);
  await expectNoSidewaysScroll(page);
  await picture(page, 'login-390');
  await byGovId(page, { citizen: 'oksana', way: 'diia_id' });
  // The code and the state are gone from the address.
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('button', { name: 'Підписати петицію' }).click();
  await page.getByText('Ваш підпис зараховано').waitFor();
  await visitor.close();

  const again = await visit(stage.browser);
  await signIn(again, stage.instance, 'slavutych', 'oksana', target);
  expect(await again.page.getByRole('button', { name: 'Підписати петицію' }).count()).toBe(0);
  const { rows } = await stage.database.query(
    `select count(distinct l.participant_id)::int as people, count(distinct l.provider_id) filter (where l.provider_id in ('eid', 'gov-id'))::int as ways
     from identity_link l where l.participant_id in (select s.participant_id from petitions_petition_signature s
       join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id
       where p.ref = $1 and s.public_name ~ '^Тимченко Оксана')`,
    [ref],
  );
  expect(rows[0]).toEqual({ people: 1, ways: 2 });
  expect([...visitor.trouble, ...again.trouble]).toEqual([]);
  await again.close();
});

it.each([
  ['html', 'Служба входу відповіла з помилкою'],
  ['organisation', 'Це ключ організації'],
  ['test-authority', 'Сертифікат видано для випробувань'],
  ['names-na', 'Служба входу не назвала імені'],
  ['foreign-signer', 'Служба входу відповіла з помилкою'],
])(
  'an answer that is %s leads back to the login page with what to do, and to no session',
  async (how, title) => {
    const visitor = await visit(stage.browser, { viewport: DESKTOP });
    const { page } = visitor;
    await page.goto(stage.instance.site('slavutych', '/login'));
    await byGovId(page, { citizen: 'petro', how });
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.getByRole('heading', { name: title }).waitFor();
    await picture(page, `refusal-${how}`);
    const cookies = await visitor.context.cookies();
    expect(cookies.filter(({ name }) => name.includes('session'))).toEqual([]);
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  },
  60_000,
);

it('an owner chooses which way comes first and what it is called', async () => {
  const visitor = await visit(stage.browser, { viewport: DESKTOP });
  const { page } = visitor;
  await signIn(visitor, stage.instance, 'slavutych', 'halyna', '/admin/settings');
  await page.getByRole('link', { name: 'Сайт і вхід' }).click();
  await page.getByRole('heading', { level: 1, name: /Сайт і вхід/ }).waitFor();
  await expectNoSidewaysScroll(page);
  await picture(page, 'settings-core');
  // A client of one's own is whole or none; what was typed stays.
  await page.getByLabel('Свій клієнт id.gov.ua: ідентифікатор').fill('rada');
  await page.getByRole('button', { name: 'Зберегти' }).click();
  await page.getByText('Впишіть секрет клієнта id.gov.ua').first().waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(visitor);
  await picture(page, 'own-client-refused');
  expect(await page.getByLabel('Свій клієнт id.gov.ua: ідентифікатор').inputValue()).toBe('rada');
  await page.getByLabel('Свій клієнт id.gov.ua: ідентифікатор').fill('');
  await page.locator('input[name=firstLogin][value=gov-id]').check({ force: true });
  await page.getByLabel('Назва id.gov.ua українською').fill('Дія та BankID');
  await page.getByRole('button', { name: 'Зберегти' }).click();
  await page.getByText('Правила збережено').waitFor();
  const guest = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
  await guest.page.goto(stage.instance.site('slavutych', '/login'));
  expect(await guest.page.locator('.provider b').allTextContents()).toEqual(['Дія та BankID', 'Електронний підпис']);
  await guest.page.goto(stage.instance.site('slavutych', '/en/login'));
  expect((await guest.page.locator('.provider b').allTextContents())[0]).toContain('id.gov.ua');
  expect([...visitor.trouble, ...guest.trouble]).toEqual([]);
  await guest.close();
  await visitor.close();
});
