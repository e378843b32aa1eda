import { mkdirSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { openNetwork } from './breakable-network.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, SMALL_PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { openStage } from './stage.ts';

if (process.env.PICTURES) mkdirSync(process.env.PICTURES, { recursive: true });
const stage = openStage();

const textOf = async (slug: string | null, path: string, headers: Record<string, string> = {}): Promise<string> => {
  const answer = await stage.instance.fetch(slug, path, { headers });
  expect(answer.status, path).toBe(200);
  return answer.text();
};
const locs = (xml: string): string[] => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url!);

async function look({ page }: Visitor, picture: string): Promise<void> {
  if (!process.env.PICTURES) return;
  await page.screenshot({ path: `${process.env.PICTURES}/${picture}.png`, fullPage: true });
}

describe('for search engines', () => {
  it('robots.txt closes what is of one person or of staff, in both languages, and names the sitemap', async () => {
    const text = await textOf('slavutych', '/robots.txt');
    for (const path of ['/account', '/en/account', '/admin', '/auth/', '/graphql'])
      expect(text).toContain(`Disallow: ${path}\n`);
    expect(text).toContain(`Sitemap: http://slavutych.localhost:${stage.instance.port}/sitemap.xml`);
    expect(await textOf(null, '/robots.txt')).toContain(`Sitemap: http://localhost:${stage.instance.port}/sitemap.xml`);
    for (const path of ['/en/robots.txt', '/en/sitemap.xml', '/sitemaps/petitions-1999.xml', '/sitemaps/nothing.xml'])
      expect((await stage.instance.fetch('slavutych', path)).status, path).toBe(404);
  });

  it('F09 F12 the sitemap has every page that guests may read and engines may keep, and no other', async () => {
    const { rows } = await stage.database.query(
      `select p.ref, t.slug from petitions_petition p join tenant t on t.id = p.tenant_id
       where p.state in ('collecting', 'threshold-reached', 'in-review', 'answered', 'expired')`,
    );
    const refs = (slug: string) => rows.filter((row) => row.slug === slug).map(({ ref }) => ref as string);
    for (const slug of ['slavutych', 'lutsk']) {
      const parts = locs(await textOf(slug, '/sitemap.xml')).map((url) => new URL(url).pathname);
      expect(parts[0]).toBe('/sitemaps/site.xml');
      const urls = (await Promise.all(parts.map((part) => textOf(slug, part)))).flatMap(locs);
      expect(new Set(urls).size).toBe(urls.length);
      const petitions = urls.map((url) => /\/petitions\/([0-9a-z]{8})-/.exec(url)?.[1]).filter(Boolean);
      expect([...new Set(petitions)].sort()).toEqual(refs(slug).sort());
      expect(petitions).toHaveLength(refs(slug).length * 2);
      expect(urls.join('\n')).not.toMatch(/signatures|account|admin|login|token/);
      expect(urls.every((url) => url.startsWith(`http://${slug}.localhost:${stage.instance.port}/`))).toBe(true);
      const some = [...urls.filter((url) => !url.includes('/petitions/')), ...urls.slice(-3)];
      for (const url of some) {
        const page = await textOf(slug, new URL(url).pathname);
        expect(page, url).not.toContain('noindex');
        expect(page, url).toContain('<meta property="og:title"');
      }
    }
  });

  it('a site that is not open to residents asks not to be found', async () => {
    // What was open is never a trial again: only with the triggers silenced does the database take it.
    const set = async (state: string) => {
      await stage.database.query('set session_replication_role = replica');
      await stage.database.query(`update tenant set state = $1, trial = ($1 = 'sandbox') where slug = 'lutsk'`, [
        state,
      ]);
      await stage.database.query('set session_replication_role = origin');
      await stage.database.query(`update tenant set config_version = config_version + 1 where slug = 'lutsk'`);
    };
    await set('sandbox');
    await expect.poll(() => textOf('lutsk', '/robots.txt')).toBe('User-agent: *\nDisallow: /\n');
    for (const [path, mark] of [
      ['/help', 'Це пробний сайт'],
      ['/en/help', 'This is a trial site'],
      ['/no-such-page', 'Це пробний сайт'],
      ['/petitions', 'Це пробний сайт'],
    ] as const) {
      const page = await (await stage.instance.fetch('lutsk', path)).text();
      expect(page, path).toContain('<meta name="robots" content="noindex"/>');
      expect(page, path).toContain(mark);
    }
    // What others would show or read says so too, and no other site may take it.
    for (const path of ['/news.atom', '/open-data.json', '/calendar.ics', '/data/petitions.json']) {
      const answer = await stage.instance.fetch('lutsk', path, { headers: { Origin: 'https://evil.example' } });
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull();
      expect(answer.headers.get('x-robots-tag'), path).toBe('noindex, nofollow');
    }
    expect(await textOf('lutsk', '/news.atom')).toContain('Пробний сайт ·');
    expect(await textOf('lutsk', '/open-data.json')).toContain('Пробний сайт ·');
    expect((await stage.instance.fetch('lutsk', '/sitemap.xml')).status).toBe(404);
    const home = await stage.instance.fetch(null, '/hromadas/volynska');
    expect(await home.text()).not.toContain('lutsk.localhost');
    await set('live');
    await expect.poll(() => textOf('lutsk', '/robots.txt')).toContain('Sitemap:');
  });

  it('B03 feeds of the whole site are open to programs of others, and to nobody’s cookie', async () => {
    for (const path of ['/news.atom', '/en/news.json', '/calendar.ics']) {
      const answer = await stage.instance.fetch('slavutych', path, { headers: { Origin: 'https://evil.example' } });
      expect(answer.headers.get('access-control-allow-origin'), path).toBe('*');
      expect(answer.headers.get('set-cookie'), path).toBeNull();
      expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'");
    }
    expect(await textOf('slavutych', '/news.atom')).toMatch(/<category term="Нова петиція"\/>/);
    expect(await textOf('slavutych', '/')).toContain('href="/news.atom"');
    const calendar = await textOf('slavutych', '/calendar.ics');
    expect(calendar.match(/^BEGIN:VEVENT\r$/gm)!.length).toBeGreaterThan(3);
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('for phones and posts', () => {
  it('each host has a manifest and icons of its own', async () => {
    const manifest = JSON.parse(await textOf('slavutych', '/site.webmanifest'));
    expect(manifest).toMatchObject({ lang: 'uk', start_url: '/', scope: '/', short_name: 'Славутич' });
    expect(JSON.parse(await textOf('slavutych', '/en/site.webmanifest'))).toMatchObject({ start_url: '/en' });
    const icons = new Set<string>();
    for (const slug of ['slavutych', 'lutsk', null]) {
      for (const { src, sizes } of manifest.icons as { src: string; sizes: string }[]) {
        const answer = await stage.instance.fetch(slug, src);
        const bytes = Buffer.from(await answer.arrayBuffer());
        const { width, height } = await sharp(bytes).metadata();
        expect(`${width}x${height}`).toBe(sizes);
        if (sizes === '192x192') icons.add(bytes.toString('base64'));
      }
    }
    expect(icons.size).toBe(3);
    const etag = (await stage.instance.fetch('slavutych', '/icon-192.png')).headers.get('etag')!;
    const again = await stage.instance.fetch('slavutych', '/icon-192.png', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it('a petition has a card with its title; one that is not public has none', async () => {
    const ref = async (state: string) => {
      const { rows } = await stage.database.query(
        `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id where t.slug = 'slavutych' and p.state = $1 limit 1`,
        [state],
      );
      return rows[0].ref as string;
    };
    const open = await ref('collecting');
    const page = await textOf('slavutych', await pathOf(open));
    const picture = /<meta property="og:image" content="([^"]+)"/.exec(page)![1]!;
    const answer = await stage.instance.fetch('slavutych', new URL(picture).pathname);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1_200, height: 630 });
    if (process.env.PICTURES) await sharp(bytes).toFile(`${process.env.PICTURES}/card-petition.png`);
    for (const state of ['moderation', 'refused'])
      expect((await stage.instance.fetch('slavutych', `/petitions/${await ref(state)}/card.png`)).status).toBe(404);
    expect((await stage.instance.fetch('lutsk', `/petitions/${open}/card.png`)).status).toBe(404);
    for (const [slug, name] of [
      ['slavutych', 'site'],
      ['lutsk', 'lutsk'],
      [null, 'platform'],
    ] as const) {
      const card = Buffer.from(await (await stage.instance.fetch(slug, '/card.png')).arrayBuffer());
      expect(await sharp(card).metadata()).toMatchObject({ width: 1_200, height: 630 });
      if (process.env.PICTURES) await sharp(card).toFile(`${process.env.PICTURES}/card-${name}.png`);
    }
  });

  const pathOf = async (ref: string): Promise<string> =>
    (await stage.instance.fetch('slavutych', `/petitions/${ref}`)).headers.get('location')!;

  it('B11 without network a page says so, with nobody’s name on it, and nothing else is kept on the device', async () => {
    const network = await openNetwork();
    const visitor = await visit(stage.browser, { viewport: PHONE, proxy: network.proxy });
    const { page } = visitor;
    await signIn(visitor, stage.instance, 'slavutych', 'oksana', '/account');
    await page.goto(stage.instance.site('slavutych', '/'));
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.goto(stage.instance.site('slavutych', '/account'));
    expect(await page.locator('body').textContent()).toContain('Оксана');
    await page.goto(stage.instance.site('slavutych', '/petitions'));
    const kept = await page.evaluate(async () => {
      const addresses: string[] = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) addresses.push(new URL(request.url).pathname);
      return addresses.sort();
    });
    expect(kept.filter((address) => !address.endsWith('.css'))).toEqual(['/en/offline', '/offline']);
    network.cut();
    for (const path of ['/account', '/petitions']) {
      await page.goto(stage.instance.site('slavutych', path));
      await page.getByRole('heading', { name: /Немає з’єднання/ }).waitFor();
      expect(await page.locator('body').textContent()).not.toMatch(/Оксана|Тимченко/);
      await expectNoSidewaysScroll(page);
    }
    await look(visitor, 'offline-phone');
    network.mend();
    await page.getByRole('link', { name: 'Спробувати ще раз' }).click();
    await page.getByRole('heading', { level: 1, name: 'Петиції' }).waitFor();
    await visitor.close();
    network.close();
  });

  it('B11 the worker of another release waits: it never takes the place of one that pages are on their way through', async () => {
    const visitor = await visit(stage.browser);
    const { page } = visitor;
    await page.goto(stage.instance.site('slavutych', '/'));
    const states = await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const registration = await navigator.serviceWorker.register('/offline-worker.js?style=/enhance.js');
      const newer = registration.installing ?? registration.waiting;
      await new Promise<void>((resolve) => {
        const look = () => newer?.state !== 'installing' && resolve();
        newer?.addEventListener('statechange', look);
        look();
      });
      const nameOf = (worker: ServiceWorker | null) => worker && new URL(worker.scriptURL).search;
      return { active: nameOf(registration.active), waiting: nameOf(registration.waiting) };
    });
    expect(states.active).toMatch(/^\?style=%2Fassets%2F.*&style=%2Ftheme%2F/);
    expect(states.waiting).toBe('?style=/enhance.js');
    await visitor.close();
  });

  it('B11 a worker that keeps the offline page changes nothing of the login and of leaving', async () => {
    const visitor = await visit(stage.browser);
    const { page } = visitor;
    await page.goto(stage.instance.site('slavutych', '/'));
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await signIn(visitor, stage.instance, 'slavutych', 'oksana', '/account');
    expect(new URL(page.url()).pathname).toBe('/account');
    await page.locator('header details:has(form) summary').click();
    await page.locator('header').getByRole('button', { name: 'Вийти' }).click();
    await page.waitForURL((url) => url.origin === stage.instance.sandboxUrl);
    await page.locator('button[value="yes"]').click();
    await page.waitForURL((url) => url.port === String(stage.instance.port) && !url.pathname.startsWith('/auth/'));
    for (const path of ['/', '/account']) {
      await page.goto(stage.instance.site('slavutych', path));
      expect(await page.locator('body').textContent(), path).not.toMatch(/Оксана|Тимченко/);
    }
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });
});

describe.each([
  { size: 'phone', viewport: PHONE },
  { size: 'desktop', viewport: DESKTOP },
])('on a $size without JavaScript', ({ size, viewport }) => {
  it('Oksana searches the whole site, sees the calendar and finds help', async () => {
    const visitor = await visit(stage.browser, { viewport, javaScript: 'off' });
    const { page } = visitor;
    await page.goto(stage.instance.site('slavutych', '/'));
    await page.locator('header a[href="/search"]').click();
    await page.getByRole('searchbox').fill('дорогы біля школы');
    await page.getByRole('button', { name: 'Знайти' }).click();
    await page.getByRole('heading', { level: 2, name: /^Петиції/ }).waitFor();
    await look(visitor, `search-${size}`);
    await page.getByRole('searchbox').fill('календар');
    await page.getByRole('button', { name: 'Знайти' }).click();
    await page.locator('main').getByRole('link', { name: 'Календар участі' }).click();
    await page.getByRole('heading', { level: 1, name: 'Календар участі' }).waitFor();
    expect(await page.locator('main .item').count()).toBeGreaterThan(3);
    await look(visitor, `calendar-${size}`);
    for (const [name, picture] of [
      ['Допомога', 'help'],
      ['Контакти', 'contacts'],
      ['Доступність сайту', 'accessibility'],
    ] as const) {
      await page.locator('footer').getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await look(visitor, `${picture}-${size}`);
    }
    await page.goto(stage.instance.site('slavutych', '/search?q=щосьдивне'));
    await page.getByText('Нічого не знайшли').waitFor();
    await look(visitor, `nothing-found-${size}`);
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });

  it('the calendar is a month on a wide screen, a list on a phone, and a visitor turns its leaves', async () => {
    const visitor = await visit(stage.browser, { viewport, javaScript: 'off' });
    const { page } = visitor;
    await page.goto(stage.instance.site('slavutych', '/calendar'));
    const month = page.locator('table.month');
    expect(await month.isVisible()).toBe(size === 'desktop');
    if (size === 'desktop') {
      expect(await month.getByRole('columnheader').count()).toBe(7);
      expect(await month.getByText('сьогодні').count()).toBe(1);
      expect(await month.getByText('вихідний').count()).toBeGreaterThan(7);
      const name = await page.locator('#month').textContent();
      await page.getByRole('navigation', { name: 'Інші місяці' }).getByRole('link').last().click();
      await page.waitForURL(/month=/);
      expect(await page.locator('#month').textContent()).not.toBe(name);
      await look(visitor, 'calendar-month');
      await month.locator('li a').first().click();
      await page.locator('h1').waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/petitions\//);
    }
    for (const asked of ['2020-01', 'x', '9999-12']) {
      const answer = await page.goto(stage.instance.site('slavutych', `/calendar?month=${asked}`));
      expect(answer!.status(), asked).toBe(404);
    }
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });

  it('a visitor reads how people took part in a year, and takes the table along', async () => {
    const visitor = await visit(stage.browser, { viewport, javaScript: 'off' });
    const { page } = visitor;
    await page.goto(stage.instance.site('slavutych', '/'));
    await page.locator('footer').getByRole('link', { name: 'Участь у цифрах' }).click();
    await page.getByRole('heading', { level: 1, name: /^Участь у цифрах, 20/ }).waitFor();
    const head = await page.getByRole('columnheader').allTextContents();
    expect(head.map((title) => title.replaceAll('\u00a0', ' '))).toEqual([
      'Місяць',
      'Подано петицій',
      'Оприлюднено петицій',
      'Підписів',
      'Людей, які підписували',
      'Відповідей у строк',
    ]);
    await expectNoSidewaysScroll(page);
    await look(visitor, `participation-${size}`);
    const address = await page.getByRole('link', { name: /CSV/ }).getAttribute('href');
    const file = await stage.instance.fetch('slavutych', address!);
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect((await file.text()).split('\r\n')[1]).toMatch(/^petitions,submitted,Подано петицій,20\d\d-01,\d+,null,no$/);
    for (const path of ['/participation?year=1999', '/participation?year=x', '/participation.csv?year=2098'])
      expect((await stage.instance.fetch('slavutych', path)).status, path).toBe(404);
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });

  it('a visitor of the platform finds a hromada by name, and by oblast', async () => {
    const visitor = await visit(stage.browser, { viewport, javaScript: 'off' });
    const { page } = visitor;
    const home = `http://localhost:${stage.instance.port}`;
    await page.goto(home);
    await look(visitor, `platform-${size}`);
    await page.getByRole('searchbox').fill('славутицької громади');
    await page.getByRole('button', { name: 'Знайти' }).click();
    await page.getByRole('heading', { name: 'Знайдено 1 громаду' }).waitFor();
    const site = await page.locator('main').getByRole('link', { name: 'Славутицька міська рада' }).getAttribute('href');
    expect(site).toBe(stage.instance.site('slavutych', '/'));
    await look(visitor, `catalogue-found-${size}`);
    await page.goto(`${home}/hromadas`);
    await look(visitor, `catalogue-${size}`);
    await page.getByRole('link', { name: 'Київська область' }).click();
    await page.getByRole('heading', { level: 2, name: 'Вишгородський район' }).waitFor();
    await expectNoSidewaysScroll(page);
    await look(visitor, `oblast-${size}`);
    expect((await page.goto(`${home}/hromadas/nowhere`))!.status()).toBe(404);
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });
});

it('Halyna adds to help and says what the site lacks; a resident reads and finds both', async () => {
  const visitor = await visit(stage.browser, { javaScript: 'off' });
  const { page } = visitor;
  const site = (path: string) => stage.instance.site('slavutych', path);
  await signIn(visitor, stage.instance, 'slavutych', 'halyna', '/admin/pages/new');
  await page.locator('#titleUk').fill('Приймальня на Дніпровській');
  await page.locator('#bodyUk').fill('## Коли\n\nЩосуботи. Є пандус і [мапа](/contacts).');
  await page.getByRole('radio', { name: /розділом сторінки/ }).check();
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await page.getByText('Чернетку збережено').waitFor();
  await page.getByRole('button', { name: 'Опублікувати', exact: true }).click();
  await page.getByText('Сторінку опубліковано').waitFor();
  await page.goto(site('/admin/accessibility'));
  await look(visitor, 'statement-desk');
  await page.locator('#gapsUk').fill('Відео засідань без субтитрів\nСхема автобусів');
  await page.locator('#examinedOn').fill('2999-01-01');
  await page.getByRole('button', { name: 'Зберегти заяву' }).click();
  await page.getByText('Цей день ще не настав.').first().waitFor();
  expect(await page.locator('#gapsUk').inputValue()).toContain('Схема автобусів');
  await page.locator('#examinedOn').fill('2026-09-01');
  await page.getByRole('radio', { name: 'люди з інвалідністю разом із радою' }).check();
  await page.getByRole('button', { name: 'Зберегти заяву' }).click();
  await page.getByText('Заяву збережено').waitFor();
  await look(visitor, 'statement-history');
  await page.goto(site('/admin'));
  await page.getByRole('heading', { name: 'Підписи за днями' }).waitFor();
  await look(visitor, 'desk');
  await page.goto(site('/admin/modules'));
  await page.getByText('Розділів ще не змінювали.').waitFor();
  await look(visitor, 'modules');
  await visitor.close();

  const resident = await visit(stage.browser, { viewport: SMALL_PHONE, javaScript: 'off' });
  const read = async (path: string) => {
    await resident.page.goto(site(path));
    return resident.page.locator('main').textContent();
  };
  await expect.poll(() => read('/help')).toContain('Приймальня на Дніпровській');
  expect(await resident.page.locator('section[id^="own-"] h3').textContent()).toBe('Коли');
  await look(resident, 'help-own');
  await expect.poll(() => read('/accessibility')).toContain('Відео засідань без субтитрів');
  expect(await read('/accessibility')).toMatch(/1\s+вересня\s+2026.*люди\sз\sінвалідністю/s);
  await look(resident, 'statement-own');
  expect(await read('/search?q=пандуси')).toContain('Приймальня на Дніпровській');
  expect(await read('/search?q=субтитри')).toContain('Доступність сайту');
  await resident.page.getByRole('link', { name: 'Доступність сайту' }).first().waitFor();
  expect(await read('/en/help')).toContain('Приймальня на Дніпровській');
  await resident.close();
});

it.each([
  { size: 'a 360 px phone', viewport: SMALL_PHONE },
  { size: 'a desktop', viewport: DESKTOP },
])(
  'the platform’s pages on $size pass axe and never scroll sideways',
  async ({ viewport }) => {
    const visitor = await visit(stage.browser, { viewport });
    for (const path of [
      '/',
      '/hromadas',
      '/hromadas?q=нічогонемає',
      '/hromadas/kyiv',
      '/en/hromadas/lvivska',
      '/offline',
    ]) {
      const answer = await visitor.page.goto(`http://localhost:${stage.instance.port}${path}`);
      expect(answer!.status(), path).toBe(200);
      await expectNoSidewaysScroll(visitor.page);
      await expectAccessible(visitor);
    }
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  },
  60_000,
);

it('pages of the platform are none of a hromada’s, and the other way round', async () => {
  for (const path of ['/hromadas', '/hromadas/kyivska'])
    expect((await stage.instance.fetch('slavutych', path)).status, path).toBe(404);
  for (const path of [
    '/search',
    '/calendar',
    '/calendar.ics',
    '/news.atom',
    '/help',
    '/contacts',
    '/accessibility',
    '/participation',
  ])
    expect((await stage.instance.fetch(null, path)).status, path).toBe(404);
});
