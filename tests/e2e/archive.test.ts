import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { partsOf } from '../archive/archive-parts.ts';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, SMALL_PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { mailOf, openStage } from './stage.ts';

const stage = openStage();
const ROOT = path.resolve(import.meta.dirname, '../..');
const PHRASE = 'сім вершників їдуть полем';

async function arrive(
  citizen: string,
  options: { viewport: typeof DESKTOP; javaScript: 'on' | 'off' },
): Promise<Visitor> {
  const visitor = await visit(stage.browser, options);
  await signIn(visitor, stage.instance, 'slavutych', citizen, '/admin/archive');
  return visitor;
}

async function type({ page }: Visitor, first: string, again: string): Promise<void> {
  await page.locator('#passphrase').fill(first);
  await page.locator('#again').fill(again);
}

const press = ({ page }: Visitor) => page.getByRole('button', { name: 'Завантажити архів' }).click();

it('an owner takes the archive on a small phone without script, is told of each mistake, and all owners get a letter', async () => {
  const owner = await arrive('halyna', { viewport: SMALL_PHONE, javaScript: 'off' });
  const { page } = owner;
  await page.getByText('Архіву ще не брали').waitFor();
  await expectNoSidewaysScroll(page);
  for (const [first, again, words] of [
    ['коротка', 'коротка', 'щонайменше 16 знаків'],
    [PHRASE, `${PHRASE}!`, 'Введіть двічі ту саму'],
  ] as const) {
    await type(owner, first, again);
    await press(owner);
    await page.getByRole('alert').getByText(words).waitFor();
    await expectNoSidewaysScroll(page);
  }
  await type(owner, PHRASE, PHRASE);
  const [download] = await Promise.all([page.waitForEvent('download'), press(owner)]);
  expect(download.suggestedFilename()).toMatch(/^viche-slavutych-\d{4}-\d\d-\d\d\.zip$/);
  const archive = await readFile(await download.path());
  const parts = await partsOf(archive);
  expect([...parts.keys()]).toEqual(expect.arrayContaining(['README.txt', 'manifest.json', 'manifest.seal']));
  expect(parts.get('README.txt')!.toString()).toContain('Славутицька міська рада');
  expect(parts.get('tables/petitions_petition.ndjson')!.toString().split('\n').length).toBeGreaterThan(5);
  await page.goto(stage.instance.site('slavutych', '/admin/archive'));
  await page.getByText(/Останній архів: .*Галина/).waitFor();
  await expect.poll(() => mailOf(stage, 'halyna')).toContain('Узято архів громади');

  // The same installation does not take the hromada twice, and says why.
  const file = path.join(stage.instance.home, 'archive.zip');
  await writeFile(file, archive);
  const environment = { ...process.env, VICHE_ARCHIVE_PASSPHRASE: PHRASE };
  const refused = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'infra/dev/tenant-import.ts', file, '--home', stage.instance.home],
    { cwd: ROOT, env: environment },
  );
  await expect(refused).rejects.toMatchObject({ stderr: expect.stringContaining('This very hromada is here already') });
  await owner.close();
}, 120_000);

it('the page is whole and accessible on a desktop, and is nobody’s but the owners’', async () => {
  const owner = await arrive('halyna', { viewport: DESKTOP, javaScript: 'on' });
  await owner.page.getByRole('heading', { name: 'Архів громади', level: 1 }).waitFor();
  await expectAccessible(owner);
  await owner.page.goto(stage.instance.site('slavutych', '/admin/archive?error=short'));
  await owner.page.getByRole('alert').waitFor();
  await expectAccessible(owner);
  expect(owner.trouble).toEqual([]);
  const moderator = await visit(stage.browser, { viewport: DESKTOP });
  await signIn(moderator, stage.instance, 'slavutych', 'olena', '/admin');
  expect(await moderator.page.locator('a[href="/admin/archive"]').count()).toBe(0);
  const answer = await moderator.page.goto(stage.instance.site('slavutych', '/admin/archive'));
  expect(answer?.status()).toBe(404);
  await owner.close();
  await moderator.close();
}, 120_000);

it('the operator takes an archive at the console, which names no passphrase on its command line', async () => {
  const out = path.join(stage.instance.home, 'lutsk.zip');
  const phrase = path.join(stage.instance.home, 'phrase');
  await writeFile(phrase, `${PHRASE}\n`);
  const args = ['--slug', 'lutsk', '--out', out, '--home', stage.instance.home, '--passphrase-file', phrase];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'infra/dev/tenant-export.ts', ...args],
    { cwd: ROOT },
  );
  expect(stdout).toContain(out);
  const manifest = JSON.parse((await partsOf(await readFile(out))).get('manifest.json')!.toString());
  expect(manifest.tenant.slug).toBe('lutsk');
  expect(manifest.auditKeys.length).toBeLessThanOrEqual(1);
  const acts = await stage.database.query(
    `select actor_kind from audit_entry where action = 'core.take-archive' and tenant_id = $1`,
    [manifest.tenant.id],
  );
  expect(acts.rows).toEqual([{ actor_kind: 'operator' }]);
}, 120_000);

it('an owner closes the site: everybody is told, it ends after its day, and its address says what became of it', async () => {
  const { instance, database, browser } = stage;
  const owner = await arrive('halyna', { viewport: SMALL_PHONE, javaScript: 'off' });
  const { page } = owner;
  const closing = instance.site('slavutych', '/admin/closing');
  await page.goto(closing);
  await page.getByRole('button', { name: 'Почати закриття сайту' }).click();
  await page.getByRole('alert').waitFor();
  await expectNoSidewaysScroll(page);
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.locator('#lastDay').fill(day);
  await page.locator('#reason').fill('Громада переходить на власний сервер');
  await page.locator('#movedTo').fill('https://petytsii.example.gov.ua');
  await page.locator('#withoutArchive').check();
  await page.getByRole('button', { name: 'Почати закриття сайту' }).click();
  await page.waitForURL(({ search }) => search.includes('done=started'));
  await page.getByText('Закриття почато').first().waitFor();
  await expectNoSidewaysScroll(page);
  await owner.close();

  const reader = await visit(browser, { viewport: DESKTOP });
  await reader.page.goto(instance.site('slavutych', '/en/petitions'));
  await reader.page.getByText('This site is closing').waitFor();
  await reader.page.getByRole('link', { name: 'https://petytsii.example.gov.ua' }).waitFor();
  await expectAccessible(reader);
  await database.query('set session_replication_role = replica');
  const { rows } = await database.query(
    `update tenant set closes_at = now() - interval '1 minute' where slug = 'slavutych' returning id`,
  );
  await database.query('set session_replication_role = origin');
  await expect
    .poll(async () => (await reader.page.goto(instance.site('slavutych', '/petitions')))?.status(), { timeout: 60_000 })
    .toBe(410);
  await reader.page.getByRole('heading', { name: 'Цей сайт закрито' }).waitFor();
  await expectAccessible(reader);
  const link = reader.page.getByRole('link', { name: 'Завантажити довідку (JSON)' });
  const [download] = await Promise.all([reader.page.waitForEvent('download'), link.click()]);
  const certificate = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(certificate).toMatchObject({ slug: 'slavutych', movedTo: 'https://petytsii.example.gov.ua' });
  const people = () => database.query('select from participant where tenant_id = $1', [rows[0].id]);
  await expect.poll(async () => (await people()).rowCount, { timeout: 30_000 }).toBe(0);
  await reader.close();
}, 180_000);
