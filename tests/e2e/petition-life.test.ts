import { launchChromium } from '@viche/testing/chromium';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchChromium()]);
  database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await database?.end();
  await instance?.stop();
});

/** A petition of Славутич that waits for its check, made the citizen's own, with the ref of its address. */
async function waitingPetitionOf(citizen: string): Promise<string> {
  const { rows } = await database.query(
    `update petitions_petition p set author_id = a.id from participant a, tenant t
     where t.slug = 'slavutych' and p.tenant_id = t.id and a.tenant_id = t.id and p.state = 'moderation'
       and a.id = (select participant_id from session s where s.tenant_id = t.id and s.ended_at is null order by created_at desc limit 1)
       and p.id = (select id from petitions_petition w where w.tenant_id = t.id and w.state = 'moderation' order by w.id limit 1)
     returning p.ref`,
  );
  expect(rows, `${citizen} has a petition in the check`).toHaveLength(1);
  return rows[0].ref;
}

const mailOf = async (citizen: string) =>
  JSON.stringify(await (await fetch(`${instance.sandboxUrl}/mail/api/messages?to=${citizen}`)).json());

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off', citizen: 'taras' },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on', citizen: 'sviatoslava' },
] as const)('on a $size with JavaScript $javaScript', ({ viewport, javaScript, citizen }) => {
  /** Axe needs script, so the pages are judged where it runs; they are the same without it. */
  async function look(visitor: Visitor): Promise<void> {
    await expectNoSidewaysScroll(visitor.page);
    if (javaScript === 'on') await expectAccessible(visitor);
  }

  it('Olena takes a text, asks for changes, and the author mends it from the account', async () => {
    const author = await visit(browser, { viewport, javaScript });
    await signIn(author, instance, 'slavutych', citizen, '/account/petitions');
    const ref = await waitingPetitionOf(citizen);

    const moderator = await visit(browser, { viewport, javaScript });
    const desk = moderator.page;
    await signIn(moderator, instance, 'slavutych', 'olena', `/admin/petitions/${ref}`);
    await desk.getByRole('button', { name: 'Взяти собі' }).click();
    await desk.getByText('Текст за вами').waitFor();
    await look(moderator);
    await desk.getByRole('link', { name: 'Попросити зміни' }).click();
    await desk.getByRole('button', { name: 'Надіслати автору' }).click();
    await desk.getByRole('alert').waitFor();
    await look(moderator);
    await desk.getByLabel('Пояснення').fill('Напишіть, про який саме перехід ідеться.');
    await desk.getByRole('button', { name: 'Надіслати автору' }).click();
    await desk.getByText('Автор отримав ваше прохання').waitFor();
    await look(moderator);
    await expect.poll(() => mailOf(citizen), { timeout: 10_000 }).toContain('про який саме перехід');

    const { page } = author;
    await page.goto(instance.site('slavutych', `/account/petitions/${ref}`));
    await page.getByText('Напишіть, про який саме перехід ідеться.').waitFor();
    await look(author);
    const title = page.getByLabel('Назва');
    await title.fill('Ні');
    await page.getByRole('button', { name: 'Подати знову' }).click();
    await page.getByRole('alert').waitFor();
    expect(await title.inputValue()).toBe('Ні');
    await title.fill('Безпечний перехід біля школи № 3 на Дружби Народів');
    await page.getByRole('button', { name: 'Подати знову' }).click();
    await page.getByText('Петицію подано знову').waitFor();

    await desk.goto(instance.site('slavutych', `/admin/petitions/${ref}`));
    expect(await desk.locator('h1').textContent()).toContain('на Дружби Народів');
    await desk.getByRole('link', { name: 'Відмовити в публікації' }).click();
    await desk.getByRole('radio', { name: /Немає того, що петиція мусить/ }).check({ force: true });
    await desk.getByLabel('Пояснення').fill('У тексті немає вимоги до ради, як того хоче закон.');
    await look(moderator);
    await desk.getByRole('button', { name: 'Відмовити' }).click();
    await desk.getByText('У публікації відмовлено').waitFor();
    const stranger = await visit(browser, { viewport, javaScript });
    await stranger.page.goto(instance.site('slavutych', '/petitions?state=refused'));
    await stranger.page
      .getByRole('link', { name: /на Дружби Народів/ })
      .first()
      .click();
    await stranger.page.getByText('У тексті немає вимоги до ради').waitFor();
    await look(stranger);
    for (const visitor of [author, moderator, stranger]) {
      expect(visitor.trouble).toEqual([]);
      await visitor.close();
    }
  }, 90_000);
});
