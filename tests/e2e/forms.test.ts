import { launchChromium } from '@viche/testing/chromium';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInPeople } from '../bench/people.ts';
import { logIn, signIn, type Visitor, visit } from './browsing.ts';
import { hostOf } from './host-of.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let browser: Browser;
let database: pg.Client;
/** Values of session cookies. */
let sessions: string[];
let petition: { id: string; path: string };
let other: { id: string; path: string };

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchChromium()]);
  database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  const { rows } = await database.query(
    `select t.id as tenant, p.id, '/petitions/' || p.ref as path from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' and p.collect_until > now() + interval '1 day' order by p.ref limit 2`,
  );
  [petition, other] = rows as [typeof petition, typeof petition];
  const host = await hostOf(instance);
  sessions = (await signedInPeople(host, rows[0].tenant, 4)).map(({ token }) => token);
  await host.close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await database?.end();
  await instance?.stop();
});

const get = (session: string, path: string) =>
  instance.fetch('slavutych', path, { headers: { Cookie: `viche=${session}` } });

function post(session: string, path: string, fields: Record<string, string>): Promise<Response> {
  return instance.fetch('slavutych', path, {
    method: 'POST',
    headers: {
      Cookie: `viche=${session}`,
      Origin: `http://slavutych.localhost:${instance.port}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  });
}

/** The token of the form that posts the petition. */
function tokenIn(html: string): string {
  return /name="csrf" value="([^"]+)"\/?><input type="hidden" name="petitionId"/.exec(html)?.[1] ?? '';
}

async function openPetition(session: string, { path }: typeof petition) {
  const first = await get(session, path);
  const address = first.headers.get('location') ?? path;
  const html = await (first.status === 301 ? await get(session, address) : first).text();
  return { address, token: tokenIn(html) };
}

const signaturesOf = async (petitionId: string): Promise<number> =>
  (
    await database.query('select count(*)::int as n from petitions_petition_signature where petition_id = $1', [
      petitionId,
    ])
  ).rows[0].n;

describe('F03 the form of a signature', () => {
  it('F03 acts when its page is two seconds old and not before; sent twice, it is one act with one answer', async () => {
    const [session] = sessions as [string];
    const before = await signaturesOf(petition.id);
    const { address, token } = await openPetition(session, petition);
    const opened = performance.now();
    const fields = { csrf: token, petitionId: petition.id };
    const first = post(session, address, fields);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await signaturesOf(petition.id)).toBe(before);
    expect((await first).status).toBe(303);
    expect(performance.now() - opened).toBeGreaterThan(1_800);
    const again = await post(session, address, fields);
    expect([again.status, again.headers.get('location')]).toEqual([303, (await first).headers.get('location')]);
    expect(await signaturesOf(petition.id)).toBe(before + 1);
  });

  it('F03 used for another petition, made up, or of another session it does nothing and comes back fresh', async () => {
    const [, session, stranger] = sessions as [string, string, string];
    const before = await signaturesOf(other.id);
    const { address, token } = await openPetition(session, other);
    for (const csrf of [
      (await openPetition(session, petition)).token,
      (await openPetition(stranger, other)).token,
      '',
      'x',
    ]) {
      const answer = await post(session, address, { csrf, petitionId: other.id });
      expect(answer.status).toBe(403);
      const html = await answer.text();
      expect(html).toContain('Ця сторінка застаріла');
      expect(tokenIn(html)).not.toBe('');
      expect(tokenIn(html)).not.toBe(token);
    }
    // The page's own token, with the id of another thing: it stands for signing this one.
    expect((await post(session, address, { csrf: token, petitionId: other.id })).status).toBe(303);
    expect((await post(session, address, { csrf: token, petitionId: petition.id })).status).toBe(422);
    expect(await signaturesOf(other.id)).toBe(before + 1);
  });
});

it('R22 an account erased twice by two presses is told so, and nobody is sent to the login', async () => {
  const session = sessions[3]!;
  const token = /name="csrf" value="([^"]+)"\/?><div class="[^"]*"><input[^>]*name="sure"/;
  const html = await (await get(session, '/account/erase')).text();
  const fields = {
    csrf: (token.exec(html) ?? /action="\/account\/erase".*?name="csrf" value="([^"]+)"/s.exec(html))![1]!,
    sure: 'yes',
  };
  expect((await post(session, '/account/erase', fields)).status).toBe(200);
  const again = await post(session, '/account/erase', fields);
  expect(again.status).toBe(401);
  expect(await again.text()).toContain('Ви вже вийшли');
});

describe('typed settings', () => {
  const settings = '/admin/settings/petitions';
  const REASON = 'Рішення № 12 — <b>тест</b>';

  async function type(owner: Visitor): Promise<void> {
    await signIn(owner, instance, 'slavutych', 'halyna', settings);
    await owner.page.locator('#reason').fill(REASON);
  }

  async function expectSaved({ page }: Visitor): Promise<void> {
    expect(await page.locator('#reason').inputValue()).toBe(REASON);
    await page.getByRole('button', { name: 'Зберегти' }).click();
    await page.getByText('Правила збережено').waitFor();
  }

  it('are previewed: what would change and for whom, with nothing saved and nothing lost', async () => {
    const owner = await visit(browser, { javaScript: 'off' });
    await type(owner);
    const { page } = owner;
    const preview = page.getByRole('button', { name: 'Показати, що зміниться' });
    await preview.click();
    await page.getByText('Нічого не зміниться').waitFor();
    await page.locator('#signatureThreshold').fill('321');
    await preview.click();
    await page.getByText('Поки що нічого не збережено').waitFor();
    if (process.env.VICHE_PICTURES)
      await page.screenshot({ path: `${process.env.VICHE_PICTURES}/settings-preview.png` });
    const row = page.getByRole('row', { name: /321/ });
    expect(await row.textContent()).toMatch(/250.*321.*Лише нових процесів\. \d+ відкрит/);
    expect(await page.locator('#reason').inputValue()).toBe(REASON);
    expect(await page.locator('#signatureThreshold').inputValue()).toBe('321');
    await page.goto(instance.site('slavutych', settings));
    expect(await page.locator('#signatureThreshold').inputValue()).toBe('250');
    await owner.close();
  });

  it('are shown again when the session is another one meanwhile', async () => {
    const owner = await visit(browser, { javaScript: 'off' });
    await type(owner);
    const secondTab = { ...owner, page: await owner.context.newPage() };
    await owner.context.clearCookies();
    await signIn(secondTab, instance, 'slavutych', 'halyna', settings);
    await owner.page.getByRole('button', { name: 'Зберегти' }).click();
    await owner.page.getByText('Ця сторінка застаріла').waitFor();
    await expectSaved(owner);
    await owner.close();
  });

  it('wait in the page when the login ended, and go on after the next one', async () => {
    const owner = await visit(browser, { javaScript: 'off' });
    await type(owner);
    await owner.context.clearCookies();
    await owner.page.getByRole('button', { name: 'Зберегти' }).click();
    await owner.page.getByRole('heading', { name: 'Вхід завершився' }).waitFor();
    const [newTab] = await Promise.all([
      owner.context.waitForEvent('page'),
      owner.page.getByRole('link', { name: 'Увійти в новій вкладці' }).click(),
    ]);
    await newTab.waitForLoadState();
    await logIn({ ...owner, page: newTab }, instance, 'halyna');
    await owner.page.getByRole('button', { name: 'надішліть ще раз' }).click();
    await owner.page.getByText('Ця сторінка застаріла').waitFor();
    await expectSaved(owner);
    await owner.close();
  });
});
