import { launchChromium } from '@viche/testing/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, type Visitor, visit } from './browsing.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let browser: Browser;

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchChromium()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await instance?.stop();
});

const titles = ({ page }: Visitor) => page.locator('main .item h3').allTextContents();
async function search({ page }: Visitor, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Пошук петицій' }).fill(words);
  await page.getByRole('button', { name: 'Знайти' }).click();
  await page.waitForLoadState();
}

it.each([
  { where: 'a phone without JavaScript', viewport: PHONE, javaScript: 'off' },
  { where: 'a desktop', viewport: DESKTOP, javaScript: 'on' },
] as const)(
  'Petro finds what he half remembers, on $where',
  async ({ viewport, javaScript }) => {
    const visitor = await visit(browser, { viewport, javaScript });
    const { page } = visitor;
    await page.goto(instance.site('slavutych', '/petitions'));
    await search(visitor, 'дахи дитячих садків');
    expect((await titles(visitor))[0]).toBe('Відремонтувати дах дитячого садка «Крунк»');
    expect(await page.locator('main .item mark').allTextContents()).toEqual(
      expect.arrayContaining(['дах', 'дитячого', 'садка']),
    );
    await expectNoSidewaysScroll(page);

    await search(visitor, 'пишохидний переход');
    await page.getByText('Точного збігу зі словами «пишохидний переход» немає').waitFor();
    expect((await titles(visitor))[0]).toContain('пішохідний перехід');
    const number = /№\s(\d+-\d{4})/;
    await page.locator('main .item h3 a').first().click();
    const shown = number.exec((await page.locator('main').textContent())!)![1]!;
    await page.goto(instance.site('slavutych', '/petitions'));
    await search(visitor, `№${shown.replace('-', '–')}`);
    expect(await titles(visitor)).toHaveLength(1);

    await search(visitor, 'щебрикопад');
    await page.getByText('За словами «щебрикопад» нічого немає').waitFor();
    await page.getByRole('link', { name: 'Показати всі петиції' }).click();
    await page.waitForLoadState();
    expect((await titles(visitor)).length).toBeGreaterThan(5);
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  },
  60_000,
);

it('Iryna looks at what goes on in her quarter, in two states at once', async () => {
  const visitor = await visit(browser);
  const { page } = visitor;
  await page.goto(instance.site('slavutych', '/petitions'));
  await page.getByRole('checkbox', { name: 'Триває збір підписів' }).check();
  await page.getByRole('checkbox', { name: 'Є відповідь' }).check();
  await page.getByRole('combobox', { name: 'Територія' }).selectOption('vilniuskyi-kvartal');
  await page.getByRole('button', { name: 'Показати' }).click();
  await page.waitForLoadState();
  const { searchParams } = new URL(page.url());
  expect(searchParams.getAll('state').sort()).toEqual(['answered', 'collecting']);
  expect(searchParams.get('territory')).toBe('vilniuskyi-kvartal');
  expect(await titles(visitor)).toContain('Зробити освітлення на стежці від вокзалу до Вільнюського кварталу');
  expect(await page.locator('main .tag', { hasText: 'Вільнюський квартал' }).count()).toBe(
    (await titles(visitor)).length,
  );
  await page.getByRole('link', { name: /^Є відповідь/ }).click();
  expect(new URL(page.url()).searchParams.getAll('state')).toEqual(['collecting']);
  await page.goto(instance.site('slavutych', '/petitions?order=trending'));
  expect(await page.locator('main .item').first().textContent()).toMatch(/Підписів за тиждень: \d+/);
  await expectAccessible(visitor);
  await visitor.close();
});
