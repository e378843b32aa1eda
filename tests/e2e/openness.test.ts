import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { launchChromium } from '@viche/testing/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, SMALL_PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let browser: Browser;
/** A page of somebody else, who shows whatever it is told in a frame. */
let stranger: Server;
let path: string;

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchChromium()]);
  stranger = createServer((req, res) => {
    const target = new URL(req.url!, 'http://x').searchParams.get('frame')!;
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(`<!doctype html><html lang="uk"><title>Чужий сайт</title><main><h1>Новини</h1>
      <iframe src="${target}" title="Петиція" width="320" height="420"></iframe></main></html>`);
  }).listen(0, '127.0.0.1');
  const list = await (await instance.fetch('slavutych', '/petitions?state=collecting')).text();
  path = /href="(\/petitions\/[0-9a-z]{8}-[^"/]+)"/.exec(list)![1]!;
}, 180_000);
afterAll(async () => {
  stranger?.close();
  await browser?.close();
  await instance?.stop();
});

const strangersPage = (target: string): string =>
  `http://127.0.0.1:${(stranger.address() as { port: number }).port}/?frame=${encodeURIComponent(target)}`;
const ref = () => path.slice('/petitions/'.length, '/petitions/'.length + 8);

async function look(visitor: Visitor, picture?: string): Promise<void> {
  await expectNoSidewaysScroll(visitor.page);
  await expectAccessible(visitor);
  expect(visitor.trouble).toEqual([]);
  if (!picture || !process.env.PICTURES) return;
  mkdirSync(process.env.PICTURES, { recursive: true });
  await visitor.page.screenshot({ path: `${process.env.PICTURES}/${picture}.png`, fullPage: true });
}

describe('the counter on somebody else’s site', () => {
  it('B04 is the only page that anybody may frame, and holds nothing that acts', async () => {
    const embed = await instance.fetch('slavutych', `/petitions/${ref()}/embed`);
    expect(embed.status).toBe(200);
    const policy = embed.headers.get('content-security-policy')!;
    expect(policy).toContain('frame-ancestors *');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toContain('script-src');
    expect(embed.headers.get('set-cookie')).toBeNull();
    expect(embed.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const markup = await embed.text();
    expect(markup).not.toMatch(/<script|<form|<iframe|<input|style="/);
    expect(markup).toContain('target="_top"');

    for (const other of [
      '/',
      '/petitions',
      path,
      `${path}/share`,
      `${path}/statistics`,
      `/petitions/${ref()}/embed/`,
      `/petitions/${ref()}/count`,
      '/petitions/feed.atom',
      '/login',
      '/no-such-page',
      `/petitions/zzzzzzzz/signatures`,
    ]) {
      const answer = await instance.fetch('slavutych', other);
      await answer.text();
      expect(answer.headers.get('content-security-policy'), other).toContain("frame-ancestors 'none'");
    }
  });

  it('shows title, counter, time left and a way here, and opens outside of the frame', async () => {
    const visitor = await visit(browser, { viewport: SMALL_PHONE });
    await visitor.page.goto(strangersPage(instance.site('slavutych', `/petitions/${ref()}/embed`)));
    const frame = visitor.page.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    await frame.getByText(/із 250 підписів/).waitFor();
    await frame.getByText(/Лиши/).waitFor();
    await visitor.page.screenshot({ path: `${process.env.PICTURES ?? '/tmp'}/embed-framed.png` });
    await frame.getByRole('link', { name: 'Підписати петицію' }).click();
    await visitor.page.waitForURL((url) => url.pathname === path);
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });

  it('B04 a hromada names the sites that may frame it: others are refused by the browser, bad names by the form', async () => {
    const policy = async () => {
      const answer = await instance.fetch('slavutych', `/petitions/${ref()}/embed`);
      await answer.text();
      return /frame-ancestors ([^;]*)/.exec(answer.headers.get('content-security-policy')!)![1];
    };
    const owner = await visit(browser, { javaScript: 'off' });
    const { page } = owner;
    await signIn(owner, instance, 'slavutych', 'halyna', '/admin/settings/petitions');
    const save = async (sites: string) => {
      await page.goto(instance.site('slavutych', '/admin/settings/petitions'));
      await page.locator('#embedOrigins').fill(sites);
      await page.locator('#reason').fill('Рішення № 7 про лічильник.');
      await page.getByRole('button', { name: 'Зберегти' }).click();
    };
    for (const [bad, words] of [
      ['https://*.rada.example', /зірочка/],
      ['http://rada.example', /тільки\s+сайти\s+з\s+https/],
      ['https://rada.example/news', /не\s+схоже\s+на\s+адресу/],
    ] as const) {
      await save(bad);
      await page.getByText(words).first().waitFor();
      expect(await page.locator('#embedOrigins').inputValue()).toBe(bad);
    }
    expect(await policy()).toBe('*');
    await save('https://rada.example\nhttps://news.example:8443');
    await page.getByText('Правила збережено').waitFor();
    await expect.poll(policy).toBe("'self' https://rada.example https://news.example:8443");
    const visitor = await visit(browser);
    await visitor.page.goto(strangersPage(instance.site('slavutych', `/petitions/${ref()}/embed`)));
    await expect.poll(() => visitor.trouble.join(' ')).toContain('frame-ancestors');
    await visitor.close();
    await save('');
    await expect.poll(policy).toBe('*');
    await owner.close();
  });

  it('B04 a stranger’s frame shows no other page', async () => {
    const visitor = await visit(browser);
    await visitor.page.goto(strangersPage(instance.site('slavutych', path)));
    await expect.poll(() => visitor.trouble.join(' ')).toContain('frame-ancestors');
    await visitor.close();
  });

  it('is the same for somebody who is signed in: the cookie is not looked at', async () => {
    const person = await visit(browser);
    await signIn(person, instance, 'slavutych', 'taras', path);
    await person.page.goto(instance.site('slavutych', `/petitions/${ref()}/embed`));
    expect(await person.page.content()).not.toContain('Тарас');
    await person.close();
  });

  it('counts a signature within two seconds', async () => {
    const numberIn = async () =>
      Number(
        /goal-num">([\d\s\u00A0]+)</
          .exec(await (await instance.fetch('slavutych', `/petitions/${ref()}/embed`)).text())![1]!
          .replace(/\D/g, ''),
      );
    const before = await numberIn();
    const person = await visit(browser);
    await signIn(person, instance, 'slavutych', 'nataliia', path);
    await person.page.getByRole('button', { name: 'Підписати петицію' }).click();
    await person.page.getByText('підпис зараховано').or(person.page.getByRole('status').first()).first().waitFor();
    await expect.poll(numberIn).toBe(before + 1);
    await person.close();
  });
});

describe.each(['off', 'on'] as const)('signing with JavaScript %s', (javaScript) => {
  // What judges a page is a program itself: without JavaScript only the width can be measured.
  const lookAt = (person: Visitor, picture: string) =>
    javaScript === 'on' ? look(person, picture) : expectNoSidewaysScroll(person.page);

  it('a resident says where he lives, is told when that cannot be, and signs', async () => {
    const person = await visit(browser, { viewport: PHONE, javaScript });
    const { page } = person;
    await signIn(person, instance, 'slavutych', javaScript === 'on' ? 'mariana' : 'petro', path);
    const choice = page.getByLabel('Де ви живете');
    expect(await choice.locator('option').allTextContents()).toHaveLength(11);
    expect(await choice.locator('option').first().textContent()).toBe('Не вказувати');
    await lookAt(person, `sign-territory-${javaScript}`);

    const stranger = await page.locator('input[name="petitionId"]').first().inputValue();
    await choice
      .locator('option')
      .nth(1)
      .evaluate((option, value) => option.setAttribute('value', value), stranger);
    await choice.selectOption(stranger);
    await page.getByRole('button', { name: 'Підписати петицію' }).click();
    await page.getByRole('alert').waitFor();
    expect(await choice.getAttribute('aria-invalid')).toBe('true');
    await lookAt(person, `sign-territory-refused-${javaScript}`);

    await choice.selectOption({ label: 'Ризький квартал' });
    await page.getByRole('button', { name: 'Підписати петицію' }).click();
    await page.getByText('Ваш підпис зараховано').waitFor();
    expect(await page.getByText('Ризький квартал').count()).toBe(0);
    await person.close();
  });
});

describe('feeds', () => {
  it.each([
    '/petitions/feed.atom',
    '/petitions/feed.atom?state=answered',
    '/en/petitions/feed.atom',
    '/petitions/feed.json',
  ])('%s can be read from everywhere and asked for again without being sent again (threats B03)', async (address) => {
    const first = await instance.fetch('slavutych', address, { headers: { Cookie: 'viche=nobody' } });
    expect([first.status, first.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(first.headers.get('set-cookie')).toBeNull();
    expect(await first.text()).toContain(address.startsWith('/en') ? 'Slavutych' : 'Славутич');
    const again = await instance.fetch('slavutych', address, {
      headers: { 'If-None-Match': first.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  it('are well-formed, narrow as the list does, and name no author and no signatory', async () => {
    const visitor = await visit(browser);
    await visitor.page.goto(instance.site('slavutych', '/petitions'));
    const links = await visitor.page
      .locator('head link[rel="alternate"][type]')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')!));
    expect(links).toEqual(['/petitions/feed.atom', '/petitions/feed.json']);
    const entries = async (address: string) => {
      const text = await (await instance.fetch('slavutych', address)).text();
      return visitor.page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        if (parsed.querySelector('parsererror')) return null;
        return [...parsed.querySelectorAll('entry')].map((entry) => entry.querySelector('id')!.textContent!);
      }, text);
    };
    const [all, answered] = [
      await entries('/petitions/feed.atom'),
      await entries('/petitions/feed.atom?state=answered'),
    ];
    expect(all!.length).toBeGreaterThan(answered!.length);
    for (const id of answered!) expect(all).toContain(id);
    expect((await entries(`/petitions/${ref()}/feed.atom`))!.length).toBeGreaterThan(0);
    await visitor.close();
  });
});

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('on a %s', (size, viewport) => {
  it('a journalist finds the data, reads what the columns mean and takes a file', async () => {
    const visitor = await visit(browser, { viewport });
    const { page } = visitor;
    await page.goto(instance.site('slavutych'));
    await page.getByRole('contentinfo').getByRole('link', { name: 'Відкриті дані' }).click();
    await page.getByRole('heading', { name: 'Електронні петиції' }).waitFor();
    await look(visitor, `open-data-${size}`);
    await page
      .getByRole('link', { name: /Паспорт набору.*Електронні петиції/s })
      .first()
      .click();
    await page.getByText('Постанова КМУ 835/2015, додаток 34').waitFor();
    await look(visitor, `open-data-passport-${size}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'petitions.csv', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('petitions.csv');
    await visitor.close();
  });

  it('a resident sees whether the council is in time and how petitions are signed', async () => {
    const visitor = await visit(browser, { viewport });
    const { page } = visitor;
    await page.goto(instance.site('slavutych', '/petitions'));
    await page.getByRole('link', { name: 'Петиції в цифрах' }).click();
    await page.getByRole('heading', { name: 'Чи вчасно діє рада' }).waitFor();
    await page.getByRole('img', { name: /підписів \d/ }).waitFor();
    for (const [heading, row] of [
      ['Звідки підписують', /квартал|не вказано/],
      ['Скільки років підписантам', /45–59 років/],
    ] as const) {
      const part = page.getByRole('region', { name: heading });
      await part.getByRole('listitem').filter({ hasText: row }).first().waitFor();
      expect(
        await part
          .getByRole('listitem')
          .filter({ hasText: /\d|приховано/ })
          .count(),
      ).toBeGreaterThan(5);
    }
    await look(visitor, `statistics-${size}`);
    for (const table of ['Числа за днями', 'Підписи за територіями', 'Підписи за віком'])
      await page.locator('summary', { hasText: table }).click();
    await page.getByRole('rowheader', { name: '60 років і більше' }).waitFor();
    await look(visitor, `statistics-tables-${size}`);
    await page.goto(instance.site('slavutych', '/petitions?order=most-signed'));
    await page.locator('main li a[href^="/petitions/"]').first().click();
    await page.getByRole('link', { name: 'Підписи за днями' }).click();
    await page.getByRole('img', { name: /підписів \d/ }).waitFor();
    await look(visitor, `petition-statistics-${size}`);
    await page.goto(instance.site('slavutych', '/petitions?state=expired&order=most-signed'));
    await page.locator('main li a[href^="/petitions/"]').first().click();
    await page.getByRole('link', { name: 'Підписи за днями' }).click();
    await page.getByRole('region', { name: 'Звідки підписують' }).getByText('не вказано').first().waitFor();
    await look(visitor, `petition-territories-${size}`);
    await visitor.close();
  });

  it('a neighbour finds the ways to tell of a petition', async () => {
    const visitor = await visit(browser, { viewport });
    const { page } = visitor;
    await page.goto(instance.site('slavutych', path));
    await page.getByRole('link', { name: 'Поширити або вставити на свій сайт' }).click();
    expect(await page.getByLabel('Адреса петиції').inputValue()).toBe(instance.site('slavutych', path));
    const code = await page.getByLabel('Код для вставлення').inputValue();
    expect(code).toContain(`<iframe src="${instance.site('slavutych', `/petitions/${ref()}/embed`)}"`);
    await look(visitor, `share-${size}`);
    await page.getByRole('link', { name: 'Подивитися, який він має вигляд' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(visitor, `embed-${size}`);
    await visitor.close();
  });
});

it('English pages say the same', async () => {
  const visitor = await visit(browser);
  for (const [address, heading] of [
    ['/en/open-data', 'Open data'],
    ['/en/open-data/petitions-votings', 'Signatures under electronic petitions'],
    ['/en/petitions/statistics', 'Petitions in numbers'],
    [`/en${path}/share`, 'Share the petition'],
  ] as const) {
    await visitor.page.goto(instance.site('slavutych', address));
    expect(await visitor.page.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
    expect(await visitor.page.title()).toContain(heading);
    expect(await visitor.page.locator('meta[name="robots"]').count()).toBe(address.endsWith('/share') ? 1 : 0);
    await look(visitor);
  }
  await visitor.close();
});

it.each([
  ['/open-data/no-such-dataset', 404],
  ['/petitions/zzzzzzzz/embed', 404],
  ['/petitions/zzzzzzzz/feed.atom', 404],
  ['/petitions/zzzzzzzz/share', 404],
  ['/petitions/zzzzzzzz/statistics', 404],
] as const)('%s answers %i', async (address, status) => {
  expect((await instance.fetch('slavutych', address)).status).toBe(status);
});
