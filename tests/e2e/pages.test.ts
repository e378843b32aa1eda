import { launchChromium } from '@viche/testing/chromium';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, SMALL_PHONE, signIn, visit, workersOf } from './browsing.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let browser: Browser;
let petition: string;
let waiting: string;

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchChromium()]);
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  const ref = async (state: string) =>
    (
      await database.query(
        `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id where t.slug = 'slavutych' and p.state = $1 order by p.ref limit 1`,
        [state],
      )
    ).rows[0].ref;
  [petition, waiting] = [await ref('collecting'), await ref('moderation')];
  await database.query(
    `insert into job_failure (tenant_id, id, plugin, key, payload, attempts, reason, request_id)
     select t.id, gen_random_uuid(), (array['core', 'petitions', 'taken-out'])[1 + n % 3], 'petitions.threshold-reached.v1', '{}', 12,
       'PrismaClientKnownRequestError 23514 petitions_petition_state_known', gen_random_uuid()::text
     from tenant t, generate_series(1, 60) n where t.slug = 'slavutych'`,
  );
  await database.end();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await instance?.stop();
});

const PUBLIC = () => [
  '/',
  '/en',
  '/petitions',
  '/petitions?search=дорог',
  '/petitions?search=нічогонемає',
  '/petitions?search=дорог&state=collecting&order=ending-soon',
  '/petitions?state=in-review',
  '/petitions?state=refused',
  '/petitions?search=тратуар+свитло&state=collecting&state=answered',
  '/petitions?territory=vilniuskyi-kvartal&order=trending',
  `/petitions/${petition}`,
  `/petitions/${petition}/signatures`,
  '/login',
  '/look',
  '/nothing-here',
];
const WHOLE_SITE = () => [
  '/search',
  '/search?q=дорог',
  '/en/search?q=нічогонемає',
  '/calendar',
  '/participation',
  '/en/participation',
  '/help',
  '/en/help',
  '/contacts',
  '/accessibility',
  '/en/accessibility',
  '/offline',
  '/residency',
  '/assisted',
];
const PERSONAL = () => [
  '/account',
  '/account/petitions',
  '/account/contacts',
  '/account/letters',
  '/account/activity',
  '/account/data',
  '/account/confirm',
  '/account/erase',
];
const DESK = () => [
  '/admin',
  '/admin/petitions',
  `/admin/petitions/${waiting}`,
  `/admin/petitions/${waiting}/changes`,
  `/admin/petitions/${waiting}/refuse`,
  '/admin/journal',
  '/admin/jobs',
  '/admin/settings',
  '/admin/settings/petitions',
  '/admin/modules',
  '/admin/accessibility',
  '/admin/council',
  '/admin/domains',
  '/admin/letters',
  '/admin/residency',
  '/admin/residency/register',
  '/admin/residency/papers',
  '/admin/residency/checks',
  '/admin/assisted',
  '/admin/people',
  '/admin/rollout',
  '/admin/closing',
  '/admin/opening',
];

describe.each([
  { size: 'a 360 px phone', viewport: SMALL_PHONE },
  { size: 'a desktop', viewport: DESKTOP },
])('every page on $size', ({ viewport }) => {
  async function lookAt(paths: readonly string[], citizen?: string): Promise<void> {
    const visitor = await visit(browser, { viewport });
    const workers = workersOf(visitor);
    if (citizen) await signIn(visitor, instance, 'slavutych', citizen, '/');
    for (const path of paths) {
      const answer = await visitor.page.goto(instance.site('slavutych', path));
      expect(answer!.status(), path).toBe(path === '/nothing-here' ? 404 : 200);
      await expectNoSidewaysScroll(visitor.page);
      await expectAccessible(visitor);
    }
    expect(visitor.trouble).toEqual([]);
    expect(workers.at(instance.site('slavutych', '')), 'one worker for all pages').toHaveLength(1);
    await visitor.close();
  }

  it('of the public site passes axe and never scrolls sideways', () => lookAt(PUBLIC()), 120_000);
  it('of the whole site passes axe and never scrolls sideways', () => lookAt(WHOLE_SITE()), 120_000);
  it('of an account passes axe and never scrolls sideways', () => lookAt(PERSONAL(), 'oksana'), 120_000);
  it('of the owner’s desk passes axe and never scrolls sideways', () => lookAt(DESK(), 'halyna'), 120_000);
});

it('on English pages what was written in Ukrainian is said to be so, for a voice that reads it out (WCAG 3.1.2)', async () => {
  const visitor = await visit(browser);
  await signIn(visitor, instance, 'slavutych', 'halyna', '/');
  const pages = ['', '/share', '/signatures', '/statistics'].map((part) => `/en/petitions/${petition}${part}`);
  const desk = [
    '/en/admin',
    '/en/admin/petitions',
    '/en/admin/petitions/categories',
    `/en/admin/petitions/${waiting}/refuse`,
  ];
  for (const path of ['/en', '/en/petitions', '/en/calendar', ...pages, ...desk]) {
    await visitor.page.goto(instance.site('slavutych', path));
    const unsaid = await visitor.page.evaluate(() => {
      const found: string[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode.textContent ?? '';
        const count = (script: RegExp) => text.match(script)?.length ?? 0;
        const isUkrainian = count(/\p{Script=Cyrillic}/gu) > count(/\p{Script=Latin}/gu);
        // Names of people are the same in every language, and acts of law are quoted by their numbers.
        const isName = texts.currentNode.parentElement!.closest('bdi, header, small');
        const isSaid = texts.currentNode.parentElement!.closest('[lang="uk"], script, style, textarea');
        if (isUkrainian && !isName && !isSaid) found.push(text.trim());
      }
      return found;
    });
    expect(
      unsaid.filter((text) => !text.includes('signatures, by') && !text.startsWith('Hello')),
      path,
    ).toEqual([]);
  }
  await visitor.close();
}, 120_000);

it('B05 script in every text is shown as text', async () => {
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  await database.query('alter table petitions_petition disable trigger user');
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)> ' " &amp; \u202Eabc`;
  await database.query(
    `update petitions_petition set title = 'Hostile ' || $2, essence = $2, demand = '1. ' || $2, author_name = $2 where ref = $1`,
    [petition, hostile],
  );
  await database.query('alter table petitions_petition enable trigger user');
  await database.end();
  const visitor = await visit(browser);
  for (const path of [
    `/petitions/${petition}`,
    '/petitions?order=most-signed',
    '/petitions?search=%3Cscript%3Ealert(3)%3C/script%3E',
    '/',
    `/en/petitions/${petition}`,
  ]) {
    await visitor.page.goto(instance.site('slavutych', path), { waitUntil: 'networkidle' });
  }
  await visitor.page.goto(instance.site('slavutych', `/petitions/${petition}`));
  expect(await visitor.page.locator('h1').textContent()).toContain('<script>alert(1)</script>');
  expect(visitor.trouble).toEqual([]);
  await visitor.close();
});

it.each([
  { what: 'a petition', path: () => `/petitions/${petition}`, shows: '.goal-num' },
  { what: 'the list', path: () => '/petitions', shows: '.item b.num' },
])('on paper $what is words, counts and dates on white: no menu, no button, no address but its own', async (paper) => {
  const { page, close } = await visit(browser);
  await page.goto(instance.site('slavutych', paper.path()));
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const acts = 'nav, button, input, select, .btn, .official, aside';
  expect(await page.locator(acts).filter({ visible: true }).count()).toBe(0);
  expect(await page.locator(paper.shows).first().isVisible()).toBe(true);
  // biome-ignore lint/performance/useDomNodeTextContent: what paper does not show must not count
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/Лиши(в|ло)ся \d+/);
  expect(text).toMatch(/станом на \d+\s\S+\s\d{4}/);
  expect(text.split('http')).toHaveLength(2);
  const colours = await page.evaluate(() => {
    const colour = (selector: string) => getComputedStyle(document.querySelector(selector)!).color;
    return [getComputedStyle(document.body).backgroundColor, colour('h1'), colour('.muted')];
  });
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgb(70, 86, 101)']);
  await close();
});

it('with JavaScript the address of a narrowed list carries only what was asked for', async () => {
  const { page, close } = await visit(browser);
  await page.goto(instance.site('slavutych', '/petitions'));
  await page.getByRole('checkbox', { name: 'Триває збір підписів' }).check();
  await page.getByRole('button', { name: 'Показати' }).click();
  await page.waitForURL('**/petitions?state=collecting');
  await close();
});

it('a public read page needs at most 90 kB of JavaScript', async () => {
  const visitor = await visit(browser);
  let bytes = 0;
  visitor.page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') bytes += (await response.body()).length;
  });
  await visitor.page.goto(instance.site('slavutych', `/petitions/${petition}`), { waitUntil: 'networkidle' });
  expect(bytes).toBeLessThan(90_000);
  await visitor.close();
});
