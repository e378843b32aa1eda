import { describe, expect, it } from 'vitest';
import { DESKTOP, expectNoSidewaysScroll, logIn, PHONE, signIn, visit } from './browsing.ts';
import { mailOf, openStage } from './stage.ts';

const stage = openStage();

const ONE = 'Збудувати пандус до амбулаторії сімейної медицини на Дружби Народів';

async function pathOf(title: string): Promise<string> {
  const { rows } = await stage.database.query('select ref from petitions_petition where title = $1', [title]);
  return `/petitions/${rows[0].ref}`;
}

/** A petition that neither of the two signers of these stories has written or signed in the demo's past. */
async function openPetition(): Promise<{ ref: string; title: string; count: number }> {
  const { rows } = await stage.database.query(
    `select p.ref, p.title, p.signature_count as count from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' and p.signature_count between 20 and 200
       and p.author_name !~ '^(Тимченко Оксана|Меметова)' and not exists (
         select from petitions_petition_signature s
         where s.tenant_id = p.tenant_id and s.petition_id = p.id and s.public_name ~ '^(Тимченко Оксана|Меметова)')
     order by p.ref limit 1`,
  );
  return rows[0];
}

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off' },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on' },
] as const)('on a $size with JavaScript $javaScript', ({ viewport, javaScript, size }) => {
  it('Oksana reads petitions, logs in with the e-ID, signs, sees the counter move and gets a letter', async () => {
    const citizen = size === 'phone' ? 'oksana' : 'aishe';
    const visitor = await visit(stage.browser, { viewport, javaScript });
    const { page } = visitor;
    const petition = await openPetition();
    await page.goto(stage.instance.site('slavutych', '/petitions'));
    await expectNoSidewaysScroll(page);
    await page.goto(stage.instance.site('slavutych', `/petitions/${petition.ref}`));
    expect(await page.locator('h1').textContent()).toBe(petition.title);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Підписати петицію' }).click();
    await logIn(visitor, stage.instance, citizen);
    await page.getByRole('button', { name: 'Підписати петицію' }).click();
    await page.getByText('Ваш підпис зараховано').waitFor();
    await expect
      .poll(
        async () => {
          await page.reload();
          return (await page.locator('.goal-num').textContent())?.trim();
        },
        { interval: 300 },
      )
      .toBe(String(petition.count + 1));
    await expect.poll(async () => (await mailOf(stage, citizen)).includes('підпис зараховано')).toBe(true);
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });

  it('Olena, a moderator, publishes a waiting petition from her desk', async () => {
    const visitor = await visit(stage.browser, { viewport, javaScript });
    const { page } = visitor;
    await signIn(visitor, stage.instance, 'slavutych', 'olena', '/admin/petitions');
    await expectNoSidewaysScroll(page);
    const row = page.getByRole('row').nth(1).getByRole('link').first();
    const title = (await row.textContent())!;
    await row.click();
    expect(await page.locator('h1').textContent()).toBe(title);
    await page.getByRole('button', { name: 'Опублікувати' }).click();
    await page.getByText('Петицію опубліковано').waitFor();
    await page.goto(stage.instance.site('slavutych', await pathOf(title)));
    await page.getByText('Триває збір підписів').first().waitFor();
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  });
});

it('at the threshold the state changes by itself', async () => {
  const { rows } = await stage.database.query(
    `select p.ref, p.signature_count as count, (p.rules->>'signatureThreshold')::int as threshold from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' and p.signature_count = (p.rules->>'signatureThreshold')::int - 1`,
  );
  const visitor = await visit(stage.browser);
  const { page } = visitor;
  const target = `/petitions/${rows[0].ref}`;
  await signIn(visitor, stage.instance, 'slavutych', 'danylo', target);
  await page.getByRole('button', { name: 'Підписати петицію' }).click();
  await expect
    .poll(
      async () => {
        await page.goto(stage.instance.site('slavutych', target));
        return page.locator('main .chip').first().textContent();
      },
      { interval: 500 },
    )
    .toContain('Підписи зібрано');
  await visitor.close();
});

it('a stranger is refused: the desk, another hromada, another person’s session', async () => {
  const visitor = await visit(stage.browser);
  const { page } = visitor;
  await signIn(visitor, stage.instance, 'slavutych', 'nataliia', '/');
  expect((await page.goto(stage.instance.site('slavutych', '/admin/petitions')))!.status()).toBe(404);
  await page.goto(stage.instance.site('lutsk', '/petitions'));
  expect(await page.getByText('Увійти').first().isVisible()).toBe(true);
  const elsewhere = await page.goto(stage.instance.site('lutsk', await pathOf(ONE)));
  expect(elsewhere!.status()).toBe(404);
  await visitor.close();
});

it('Maksym, aged 15, is told in Lutsk why he cannot sign', async () => {
  const { rows } = await stage.database.query(
    `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id where t.slug = 'lutsk' and p.state = 'collecting' limit 1`,
  );
  const visitor = await visit(stage.browser, { viewport: PHONE });
  await signIn(visitor, stage.instance, 'lutsk', 'maksym', `/petitions/${rows[0].ref}`);
  await visitor.page.getByText('Підписувати можна з 16 років').waitFor();
  expect(await visitor.page.getByRole('button', { name: 'Підписати петицію' }).count()).toBe(0);
  await visitor.close();
});

it('Oksana narrows the list down on a phone without JavaScript, and takes the filters away again', async () => {
  const visitor = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
  const { page } = visitor;
  const chips = page.locator('main .chip');
  await page.goto(stage.instance.site('slavutych', '/petitions?order=most-signed'));
  const all = await page.locator('main h2').first().textContent();
  await page.locator('main summary').click();
  await page.getByRole('checkbox', { name: 'Не набрала підписів' }).check();
  await page.getByRole('button', { name: 'Показати' }).click();
  await page.waitForURL(/state=expired/);
  expect(new URL(page.url()).searchParams.get('order')).toBe('most-signed');
  expect(new Set(await chips.allTextContents())).toEqual(new Set(['Не набрала підписів']));
  const topic = (await page.locator('main .tag').first().textContent())!;
  await page.locator('main summary').click();
  const topics = page.getByRole('combobox', { name: 'Тема' });
  const choice = topics.locator('option', { hasText: topic });
  const promised = /\(\d+\)$/.exec((await choice.textContent())!)![0];
  await topics.selectOption((await choice.getAttribute('value'))!);
  await page.getByRole('button', { name: 'Показати' }).click();
  await page.waitForURL(/category=[^&]/);
  const found = page.locator('main .item');
  const onTopic = found.filter({ has: page.locator('.tag', { hasText: topic }) });
  expect(`(${await found.count()})`).toBe(promised);
  expect(await onTopic.count()).toBe(await found.count());
  await page.getByRole('link', { name: /^Не набрала підписів/ }).click();
  await page.getByRole('searchbox').fill('канатка');
  await page.getByRole('button', { name: 'Знайти' }).click();
  await page.getByText('За словами «канатка» нічого немає').waitFor();
  await page.getByRole('link', { name: 'Показати всі петиції' }).click();
  expect(await page.locator('main h2').first().textContent()).toBe(all);
  expect((await page.goto(stage.instance.site('slavutych', '/petitions?page=99')))!.status()).toBe(404);
  await visitor.close();
});

it('Danylo switches petitions off in Lutsk: a visitor reads so, and finds them again when they are back', async () => {
  const owner = await visit(stage.browser);
  await signIn(owner, stage.instance, 'lutsk', 'danylo', '/admin/modules');
  const visitor = await visit(stage.browser, { viewport: PHONE });
  const look = async (path: string) => (await visitor.page.goto(stage.instance.site('lutsk', path)))!.status();
  const words = () => visitor.page.locator('main').textContent();
  await owner.page.getByRole('button', { name: /^Вимкнути/ }).click();
  await expect.poll(() => look('/petitions')).toBe(404);
  expect(await words()).toContain('Рада його вимкнула');
  expect(await visitor.page.locator('.brand-name').textContent()).toBe('Луцька міська рада');
  expect(await look('/no-such-page')).toBe(404);
  expect(await words()).not.toContain('Рада його вимкнула');
  await owner.page.getByRole('button', { name: /^Увімкнути/ }).click();
  await expect.poll(() => look('/petitions')).toBe(200);
  await Promise.all([owner.close(), visitor.close()]);
});

it('Luts’k has its own colours, thresholds and words, in both languages', async () => {
  const visitor = await visit(stage.browser);
  const { page } = visitor;
  const accent = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim());
  await page.goto(stage.instance.site('slavutych'));
  const green = await accent();
  await page.goto(stage.instance.site('lutsk', '/en'));
  expect(await accent()).not.toBe(green);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('body').textContent()).not.toContain('Славутиц');
  expect(visitor.trouble).toEqual([]);
  await visitor.close();
});

it('Halyna, the owner, sees that a job failed, and retries it', async () => {
  const id = '0197b000-0000-8000-8000-000000000001';
  const payload = { deliveryId: id, occurredAt: new Date(0).toISOString(), payload: { notificationId: id } };
  await stage.database.query(
    `insert into job_failure (tenant_id, id, plugin, key, payload, attempts, reason, request_id)
     select id, $1, 'core', 'deliverNotification', $2, 12, 'Error ECONNREFUSED', 'r1' from tenant where slug = 'slavutych'`,
    [id, JSON.stringify(payload)],
  );
  const visitor = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
  const { page } = visitor;
  await signIn(visitor, stage.instance, 'slavutych', 'halyna', '/admin');
  await page.locator('details.desk-fold summary').click();
  const entry = page.locator('details.desk-fold').getByRole('link', { name: 'Невдалі завдання' });
  expect(await entry.locator('.badge').textContent()).toContain('1');
  await entry.click();
  expect(await page.locator('h1').textContent()).toBe('Завдання, що не вдалися');
  await page.getByText('Error ECONNREFUSED').waitFor();
  await page.getByRole('button', { name: /^Повторити/ }).click();
  await page.getByText('Завдання поставлено в чергу знову').waitFor();
  await page.getByText('Усе зроблено').waitFor();
  await expect
    .poll(async () => (await stage.database.query('select from inbox_event where event_id = $1', [id])).rowCount, {
      timeout: 30_000,
    })
    .toBe(1);
  await visitor.close();

  const moderator = await visit(stage.browser);
  await signIn(moderator, stage.instance, 'slavutych', 'olena', '/admin');
  expect(await moderator.page.getByRole('link', { name: 'Невдалі завдання' }).count()).toBe(0);
  expect((await moderator.page.goto(stage.instance.site('slavutych', '/admin/jobs')))!.status()).toBe(404);
  await moderator.close();
});

it('B11 a person logs out, and the next one at this computer sees nothing of her', async () => {
  const visitor = await visit(stage.browser);
  const { page } = visitor;
  await signIn(visitor, stage.instance, 'slavutych', 'mariana', '/account');
  await page.locator('details.user-menu summary').click();
  await page.locator('details.user-menu button[type=submit]').click();
  await page.waitForLoadState();
  const answer = await page.goto(stage.instance.site('slavutych', '/account'));
  expect(answer!.url()).toContain('/login');
  await page.goBack();
  expect(await page.locator('body').textContent()).not.toContain('Маріана');
  await visitor.close();
});
